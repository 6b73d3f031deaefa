"""Static files: once under an address with their hash, for ever; once plainly, asked about each time."""

import hashlib
import mimetypes
from functools import cached_property
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"

for ending, kind in (
    (".js", "text/javascript"),
    (".mjs", "text/javascript"),
    (".woff2", "font/woff2"),
):
    mimetypes.add_type(kind, ending)


class Assets(StaticFiles):
    """The folder of static files, mounted at ``/static``."""

    def __init__(self, folder: Path = FOLDER) -> None:
        super().__init__(directory=folder)
        self._folder = folder

    @cached_property
    def build(self) -> str:
        """Stands for every byte of every file: another file, another build."""
        whole = hashlib.sha256()
        for file in sorted(path for path in self._folder.rglob("*") if path.is_file()):
            whole.update(file.relative_to(self._folder).as_posix().encode() + b"\0")
            whole.update(hashlib.sha256(file.read_bytes()).digest())
        return whole.hexdigest()[:12]

    def versioned(self, text: str) -> str:
        """A page or import map with every static address carrying the build."""
        return text.replace('"/static/', f'"/static/{self.build}/')

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Relative imports stay below the build, so all modules of a page are of one build."""
        first, _, rest = path.partition("/")
        versioned = first == self.build
        response = await super().get_response(rest if versioned else path, scope)
        response.headers["Cache-Control"] = FOR_EVER if versioned else ASK_FIRST
        return response
