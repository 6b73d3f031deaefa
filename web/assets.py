"""Static files: once under an address with the build, for ever; once plainly, asked about each time."""

import hashlib
import mimetypes
import os
from functools import cached_property
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
ROOMS = tuple(Path(__file__).parent.parent / room for room in ("domain", "projections", "web"))
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

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    @cached_property
    def build(self) -> str:
        """Stands for every byte of the program's files, for all of them shape what is answered."""
        whole = hashlib.sha256()
        for room in ROOMS:
            for folder, _, names in sorted(os.walk(room)):
                inside = folder.removeprefix(str(room))
                for name in sorted(name for name in names if not name.endswith(".pyc")):
                    content = Path(folder, name).read_bytes()
                    whole.update(f"{inside}/{name} {len(content)}\n".encode() + content)
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
