"""Workbooks as the archives that they are: nothing is unpacked by others before its true size is known."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from web.planfiles.heading import LOOKED_THROUGH
from web.planfiles.tables import MOST_ROWS, NotReadable

MOST_PARTS = 2_000
MOST_UNPACKED = 128 * 1024 * 1024
"""Bytes that all parts together may unpack to."""

MOST_RATIO = 200
"""How often larger than packed a part of more than a mebibyte may be."""

MOST_COLUMNS = 1_000

_LOCAL = 30
"""Bytes of a part's own head, before its name."""

_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>(?!</)')
_UNPLACED = re.compile(
    rb'<(?:\w+:)?row\s[^>]*?\br="(\d{1,7})"[^>]*(?<!/)>\s*<(?:\w+:)?c(?![^>]*\br=)[\s>]'
)
"""A row whose cells lie where it does."""

_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml\Z", re.IGNORECASE)


class Part(NamedTuple):
    name: str
    data: bytes


def check(data: bytes) -> None:
    """Whether a workbook can be handed to who reads it. Raises ``NotReadable``."""
    names = set()
    for part in parts(data):
        names.add(part.name)
        if _DECLARES.search(part.data):
            raise NotReadable("The workbook declares entities, which no plan needs.")
        if _SHEET.search(part.name):
            _within(part.data)
    if "xl/workbook.xml" not in names:
        raise NotReadable(f"The file is {_kind(names)}, not a workbook (.xlsx).")


def parts(data: bytes) -> Iterator[Part]:
    """Each part unpacked, as long as all of them stay within the limits. Raises ``NotReadable``."""
    try:
        infos = ZipFile(io.BytesIO(data)).infolist()
    except (BadZipFile, RuntimeError, ValueError, OSError):
        raise NotReadable(
            "The workbook is damaged or cut short: its table of parts cannot be read."
        ) from None
    if len(infos) > MOST_PARTS:
        raise NotReadable(
            f"The workbook has {len(infos):,} parts; at most {MOST_PARTS:,} are read."
        )
    left = MOST_UNPACKED
    for info in infos:
        part = _part(data, info, left)
        left -= len(part.data)
        yield part


def _part(data: bytes, info: ZipInfo, left: int) -> Part:
    if info.flag_bits & 1:
        raise NotReadable("The workbook is protected with a password: save it without one.")
    packed = _packed(data, info)
    unpacked = _unpacked(packed, info, left)
    if len(unpacked) > max(1024 * 1024, MOST_RATIO * len(packed)):
        raise NotReadable(f"The workbook's part {info.filename!r} unpacks to far too much.")
    if len(unpacked) != info.file_size:
        raise NotReadable("The workbook is damaged: a part is not as long as it says.")
    return Part(info.filename, unpacked)


def _packed(data: bytes, info: ZipInfo) -> bytes:
    """The part's bytes as they lie in the file, by its own head."""
    at = info.header_offset
    head = data[at : at + _LOCAL]
    if len(head) < _LOCAL or not head.startswith(b"PK\x03\x04"):
        raise NotReadable("The workbook is damaged or cut short.")
    begins = (
        at + _LOCAL + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    )
    packed = data[begins : begins + info.compress_size]
    if len(packed) < info.compress_size:
        raise NotReadable("The workbook is damaged or cut short.")
    return packed


def _unpacked(packed: bytes, info: ZipInfo, left: int) -> bytes:
    """Not more than the limit, whatever the part says of itself."""
    if info.compress_type == 0:
        unpacked = packed
    elif info.compress_type == 8:
        try:
            unpacked = zlib.decompressobj(-15).decompress(packed, left + 1)
        except zlib.error:
            raise NotReadable("The workbook is damaged or cut short.") from None
    else:
        raise NotReadable("The workbook is packed in a way that workbooks are not.")
    if len(unpacked) > left:
        mebibytes = MOST_UNPACKED // 1024 // 1024
        raise NotReadable(f"The workbook unpacks to more than {mebibytes} MiB.")
    return unpacked


def _within(sheet: bytes) -> None:
    """One cell at the far end of a sheet would make room for all of it."""
    column, row = _far(sheet)
    if row > MOST_ROWS + LOOKED_THROUGH:
        most = f"a plan has at most {MOST_ROWS:,} rows"
        raise NotReadable(f"A sheet has cells down to row {row:,}; {most}.")
    if column > MOST_COLUMNS:
        most = f"at most {MOST_COLUMNS:,} are read"
        raise NotReadable(f"A sheet has cells out to column {column:,}; {most}.")


def _far(sheet: bytes) -> tuple[int, int]:
    """The column and the row beyond which no cell holds anything."""
    columns, row = set(), 0
    for found in _CELL.finditer(sheet):
        columns.add(found[1])
        row = max(row, int(found[2]))
    row = max(row, *(int(found[1]) for found in _UNPLACED.finditer(sheet)), 0)
    return max(map(_column, columns), default=0), row


def _column(letters: bytes) -> int:
    """``AA`` is the 27th."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _kind(names: set[str]) -> str:
    kinds = {
        "word/": "a text document",
        "ppt/": "a presentation",
        "content.xml": "an OpenDocument file",
    }
    return next(
        (kind for start, kind in kinds.items() if any(n.startswith(start) for n in names)),
        "an archive",
    )
