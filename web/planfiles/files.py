"""Which kind of file it is, by what it holds and by its ending, and its tables."""

from collections.abc import Callable

from domain.mapping import AS_NAMED, Mapping
from web.door import IMPORT
from web.planfiles import csvs, mspdi, objects, sheets, xer
from web.planfiles.tables import NotReadable, Tables

KINDS = "a plan is .csv, .xlsx, .json, MS Project's .xml or Primavera's .xer"

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_HOLDS = (
    ("EncryptedPackage", "is protected with a password: save it without one"),
    ("Workbook", "is an old workbook (.xls): save it as .xlsx"),
    ("Book", "is an old workbook (.xls): save it as .xlsx"),
    ("WordDocument", "is a text document"),
    ("Props14", "is a project of MS Project (.mpp): save it there as XML"),
    ("Props12", "is a project of MS Project (.mpp): save it there as XML"),
    ("Props9", "is a project of MS Project (.mpp): save it there as XML"),
    ("", "is of an old office program"),
)
_BEGIN = (
    (b"PK\x03\x04", "xlsx"),
    (b"PK\x05\x06", "xlsx"),
    (b"ERMHDR", "xer"),
    (b"<", "xml"),
    (b"{", "json"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
)
_ENDINGS = {
    "csv": ("csv", "xer"),
    "txt": ("csv", "xer"),
    "tsv": ("csv",),
    "json": ("json",),
    "xlsx": ("xlsx",),
    "xlsm": ("xlsx",),
    "xml": ("xml",),
    "xer": ("xer",),
}
"""What may stand in a file of each ending."""


def tables_of(name: str, data: bytes, mapping: Mapping = AS_NAMED) -> Tables:
    """The tables of a plan file. Raises ``NotReadable``; refused: what no body may hold."""
    readers: dict[str, Callable[[], Tables]] = {
        "csv": lambda: csvs.tables_of(data, mapping),
        "json": lambda: objects.tables_of(data),
        "xlsx": lambda: sheets.tables_of(data, mapping),
        "xml": lambda: mspdi.tables_of(data),
        "xer": lambda: xer.tables_of(data),
    }
    return readers[kind_of(name, data)]()


def kind_of(name: str, data: bytes) -> str:
    """The reader it takes. Raises ``NotReadable`` with a sentence for what is none of ours."""
    if len(data) > IMPORT:
        raise NotReadable(f"The file has {len(data):,} bytes; a plan has at most {IMPORT:,}.")
    if not data.strip():
        raise NotReadable("The file is empty.")
    if data.startswith(_OLE):
        raise NotReadable(f"The file {_inside(data)}; {KINDS}.")
    ending = name.rpartition(".")[2].lower()
    holds = next((kind for mark, kind in _BEGIN if _bare(data).startswith(mark)), "csv")
    may_hold = _ENDINGS.get(ending)
    if may_hold is None:
        raise NotReadable(f"A file that ends in {ending!r} is not read: {KINDS}.")
    if holds not in may_hold and {holds, *may_hold} & {"xlsx", "xml", "xer", "pdf", "png", "jpeg"}:
        looks = "text" if holds == "csv" else holds
        raise NotReadable(f"The file ends in {ending!r}, but what it holds is {looks}.")
    return holds if holds in may_hold else may_hold[0]


def _bare(data: bytes) -> bytes:
    """The first bytes that say something."""
    return data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()


def _inside(data: bytes) -> str:
    return next(says for name, says in _HOLDS if name.encode("utf-16-le") in data)
