"""A plan as csv, its activities alone, and as json, all of it."""

import codecs
import csv
import io
from datetime import datetime
from typing import Any

import msgspec

from domain.plan import Plan
from domain.terms import key
from web.planfiles.escaping import held
from web.planfiles.out.cells import COLUMNS, rows_of, stamp, text


def csv_of(plan: Plan, zone: str) -> bytes:
    """Activities, as spreadsheets of the country open them; what they would run is held down."""
    codes = {key(activity.code) for activity in plan.activities}
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS["activities"])
    for row in rows_of(plan, "activities"):
        writer.writerow([held(text(value, zone, codes)) for value in row.values()])
    return codecs.BOM_UTF8 + out.getvalue().encode()


def json_of(plan: Plan, zone: str) -> bytes:
    """Every section, with local times; one row a line, so that two of them can be compared."""
    fields = {name: _plain(getattr(plan, name), zone) for name in plan.__struct_fields__}
    lines = [
        msgspec.json.encode(name)
        + b": "
        + (_listed(value) if _rows(value) else msgspec.json.encode(value))
        for name, value in fields.items()
        if value not in (None, [])
    ]
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def _plain(value: Any, zone: str) -> Any:
    match value:
        case datetime():
            return stamp(value, zone)
        case tuple():
            return [_plain(part, zone) for part in value]
        case msgspec.Struct():
            told = {name: getattr(value, name) for name in value.__struct_fields__}
            kept = {
                name: _plain(part, zone) for name, part in told.items() if part not in (None, ())
            }
            tag = value.__struct_config__
            return ({tag.tag_field: tag.tag} if tag.tag_field else {}) | kept
        case _:
            return value


def _rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _listed(rows: list[Any]) -> bytes:
    return b"[\n" + b",\n".join(b"  " + msgspec.json.encode(row) for row in rows) + b"\n]"
