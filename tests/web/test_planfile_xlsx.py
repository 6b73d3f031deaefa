"""Plans as workbooks, written by two other libraries; and workbooks that are not what they seem."""

import io
import random
import struct
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import openpyxl
import pytest
import xlsxwriter

from domain.mapping import Mapping
from domain.plan import Plan
from web.errors import PlanFaults
from web.planfiles import NotReadable, read
from web.planfiles.archive import MOST_PARTS, MOST_UNPACKED
from web.planfiles.tables import MOST_ROWS

Sheets = dict[str, list[list[object]]]
NIGHT = datetime.fromisoformat("2023-04-28 20:00")


def by_openpyxl(sheets: Sheets) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_xlsxwriter(sheets: Sheets) -> bytes:
    out = io.BytesIO()
    options = {"default_date_format": "dd.mm.yyyy hh:mm", "in_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write(number, column, cell)
    return out.getvalue()


BOTH = pytest.mark.parametrize("write", [by_openpyxl, by_xlsxwriter])
Write = Callable[[Sheets], bytes]


def plan_in(data: bytes, mapping: Mapping | None = None) -> Plan:
    return read("plan.xlsx", data, mapping=mapping or Mapping()).plan


@BOTH
def test_sheets_are_sections_by_their_names_and_cells_are_what_they_are(write: Write) -> None:
    plan = plan_in(
        write(
            {
                "Rammer": [["Navn", "Kan snu til", "Faser"], ["Natta", NIGHT, "Papir; Start"]],
                "Aktiviteter": [
                    ["Kode", "Tittel", "Start", "Varighet", "Krever godkjenning", "Sted", "Etter"],
                    ["A-1", "Slå av", NIGHT, 90, True, "Moa", None],
                    [2, "Slå på", "28.04.2023 22.00", 0.0625, "nei", "Moa", "A-1+15m"],
                    [None, None, None, None, None, None, None],
                    ["A-3", "Sjekk", 45044.9375, "1:30", False, None, 2],
                ],
                "Steder": [["Kode", "Navn"], ["Moa", "Moa helsehus"]],
                "Tellere": [["Kode", "Tittel", "Mål"], ["PAS", "Pasienter", 3000]],
            }
        )
    )
    first, second, third = plan.activities
    assert (plan.name, plan.phases) == ("Natta", ("Papir", "Start"))
    assert plan.point_of_no_return == datetime(2023, 4, 28, 18, 0, tzinfo=UTC)
    assert (first.likely, second.likely, third.likely) == (90, 90, 90)
    assert (first.needs_approval, second.needs_approval) == (True, False)
    assert third.planned_start == datetime(2023, 4, 28, 20, 30, tzinfo=UTC)
    assert (second.code, third.predecessors[0].code) == ("2", "2")
    assert plan.locations[0].name == "Moa helsehus"
    assert plan.counters[0].target == 3000


@BOTH
def test_durations_are_a_spreadsheets_own_times_also_past_midnight(write: Write) -> None:
    plan = plan_in(
        write(
            {
                "Plan": [
                    ["Kode", "Tittel", "Varighet"],
                    ["A", "a", time(1, 30)],
                    ["B", "b", timedelta(hours=25, minutes=30)],
                ]
            }
        )
    )
    assert [a.duration for a in plan.activities] == [90, 1530]


@BOTH
def test_a_day_and_a_time_may_stand_in_cells_of_their_own(write: Write) -> None:
    rows = [
        ["Kode", "Tittel", "Dato", "Start", "Slutt"],
        ["A", "a", date(2023, 4, 28), time(22), time(1)],
    ]
    (row,) = plan_in(write({"Plan": rows})).activities
    assert row.planned_start == datetime(2023, 4, 28, 20, 0, tzinfo=UTC)
    assert row.planned_finish == datetime(2023, 4, 28, 23, 0, tzinfo=UTC)


def test_midnight_is_a_time() -> None:
    rows = [["Kode", "Tittel", "Start"], ["A", "a", datetime.fromisoformat("2023-04-29 00:00")]]
    assert plan_in(by_openpyxl({"Plan": rows})).activities[0].planned_start == datetime(
        2023, 4, 28, 22, 0, tzinfo=UTC
    )


def test_what_stands_above_and_between_is_no_row() -> None:
    rows = [
        ["Kjøreplan natt", None, None, None],
        [None, None, None, None],
        ["Kode", "Aktivitet", "Ansvarlig", "Sted"],
        ["FASE 1 – FORBEREDELSE", None, None, None],
        ["A-1", "x", "IKT", None],
        ["Overgang", None, None, None],
        ["A-2", "y", "IKT", None],
    ]
    made = read("p.xlsx", by_openpyxl({"Ark1": rows}))
    assert [(a.code, a.phase) for a in made.plan.activities] == [
        ("A-1", "FASE 1 – FORBEREDELSE"),
        ("A-2", "Overgang"),
    ]
    assert made.notes[1].startswith("Rows with one text each were taken for headings")


def test_headings_are_no_phases_where_a_column_has_them() -> None:
    rows = [["Kode", "Aktivitet", "Fase"], ["Del 1"], ["A-1", "x", "Papir"]]
    assert plan_in(by_openpyxl({"Ark1": rows})).activities[0].phase == "Papir"


def test_a_cell_merged_downwards_speaks_for_each_of_its_rows() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Fase", "Kode", "Tittel"],
        ["Papir", "A-1", "x"],
        [None, "A-2", "y"],
        [None, "A-3", "z"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("Z90:Z99")
    out = io.BytesIO()
    book.save(out)
    assert [a.phase for a in plan_in(out.getvalue()).activities] == ["Papir", "Papir", None]


def test_the_sheet_that_looks_most_like_a_plan_is_taken_or_the_one_that_is_said() -> None:
    plan: list[list[object]] = [["Kode", "Tittel", "Start"], ["A", "a", None]]
    other: list[list[object]] = [["Kode", "Tittel"], ["B", "b"]]
    data = by_openpyxl({"Om": [["Fritekst"], ["Hei"]], "Gammel": other, "Natta": plan})
    made = read("p.xlsx", data)
    assert [a.code for a in made.plan.activities] == ["A"]
    assert made.notes == ("The sheet 'Om' was left out.", "The sheet 'Gammel' was left out.")
    assert [a.code for a in plan_in(data, Mapping(sheet="gammel")).activities] == ["B"]
    with pytest.raises(
        NotReadable, match="There is no sheet 'Ny'; there are 'Om', 'Gammel', 'Natta'"
    ):
        read("p.xlsx", data, mapping=Mapping(sheet="Ny"))
    with pytest.raises(NotReadable, match="'Aktiviteter' means the same as 'Plan'"):
        read("p.xlsx", by_openpyxl({"Plan": plan, "Aktiviteter": plan}))


def test_a_hidden_sheet_is_not_read() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(
            by_openpyxl({"Plan": [["Kode", "Tittel"], ["A", "a"]], "Steder": [["Kode"], ["x"]]})
        )
    )
    book["Steder"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert plan_in(out.getvalue()).locations == ()


def test_every_fault_is_told_with_sheet_row_and_column() -> None:
    rows = [
        ["Kjøreplan"],
        ["Kode", "Tittel", "Start/tid", "Etter"],
        ["A-1", None, datetime.fromisoformat("2023-03-26 02:30"), "A-9"],
        ["A-1", "y", "3/4/2023 20:00", None],
    ]
    with pytest.raises(PlanFaults) as caught:
        read(
            "p.xlsx",
            by_openpyxl({"Natta": rows}),
            mapping=Mapping(columns={"Start/tid": "planned_start"}),
        )
    found = dict(caught.value.faults)
    assert set(found) == {
        "/Natta/3/Tittel",
        "/Natta/3/Start~1tid",
        "/Natta/3/Etter",
        "/Natta/4/Kode",
        "/Natta/4/Start~1tid",
    }


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


PLAIN = by_openpyxl({"Plan": [["Kode", "Tittel"], ["A", "a"]]})


def ole(stream: str) -> bytes:
    """An old office file that has such a stream."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + stream.encode("utf-16-le")


def flagged() -> bytes:
    """The first part says that it is encrypted."""
    at = PLAIN.index(b"PK\x01\x02")
    return PLAIN[: at + 8] + struct.pack("<H", 1) + PLAIN[at + 10 :]


def lying() -> bytes:
    """The first part says that it is shorter than it is."""
    at = PLAIN.index(b"PK\x01\x02")
    return PLAIN[: at + 24] + struct.pack("<I", 3) + PLAIN[at + 28 :]


def far(cell: str) -> bytes:
    sheet = f'<worksheet><sheetData><row r="1">{cell}</row></sheetData></worksheet>'
    return packed({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": sheet.encode()})


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (ole("EncryptedPackage"), "protected with a password"),
        (ole("Workbook"), r"an old workbook \(\.xls\)"),
        (ole("Props14"), r"MS Project \(\.mpp\)"),
        (ole(""), "an old office program"),
        (flagged(), "protected with a password"),
        (lying(), "not as long as it says"),
        (PLAIN[:900], "damaged or cut short"),
        (PLAIN[:-400], "damaged or cut short"),
        (PLAIN[:4] + PLAIN[4:].replace(b"PK\x03\x04", b"PK\x03\x05"), "damaged or cut short"),
        (packed({"word/document.xml": b"<w/>"}), "a text document, not a workbook"),
        (packed({"content.xml": b"<w/>"}), "an OpenDocument file, not a workbook"),
        (packed({"x": b""}), "an archive, not a workbook"),
        (packed({"xl/workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>"}), "declares entities"),
        (packed({"xl/workbook.xml": b"<workbook/>"}), "damaged and cannot be read"),
        (packed({f"x{n}": b"" for n in range(MOST_PARTS + 1)}), "has 2,001 parts"),
        (packed({"xl/workbook.xml": b" " * (20 * 1024 * 1024)}), "unpacks to far too much"),
        (far('<c r="A1048576"><v>1</v></c>'), "cells down to row 1,048,576"),
        (far('<c r="XFD1"><v>1</v></c>'), "cells out to column 16,384"),
        (far('<c r="A1"><v>1</v></c></row><row r="900000"><c><v>1</v></c>'), "down to row 900,000"),
        (b"code;title\nA;x\n", "ends in 'xlsx', but what it holds is text"),
        (b"%PDF-1.7 ...", "what it holds is pdf"),
        (b"  ", "The file is empty"),
        (b"PK" + b"\0" * (10 * 1024 * 1024), "at most 10,485,760"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_of_a_plan_is_said_in_a_sentence(data: bytes, why: str) -> None:
    with pytest.raises(NotReadable, match=why):
        read("plan.xlsx", data)


def test_many_parts_that_unpack_to_much_together_are_stopped_on_the_way() -> None:
    chance = random.Random(1)
    one = b"".join(chance.randbytes(40) + bytes(2_000) for _ in range(1_000))
    parts = {f"xl/{n}": one for n in range(MOST_UNPACKED // len(one) + 1)}
    with pytest.raises(NotReadable, match="unpacks to more than 128 MiB"):
        read("plan.xlsx", packed(parts))


def test_styled_but_empty_cells_far_down_are_no_rows() -> None:
    book = openpyxl.load_workbook(io.BytesIO(PLAIN))
    book.active["C90000"].font = openpyxl.styles.Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    assert len(plan_in(out.getvalue()).activities) == 1


def test_two_hundred_thousand_rows_are_one_sentence() -> None:
    rows: list[list[object]] = [
        ["Kode", "Tittel"],
        *([f"A-{n}", "x"] for n in range(MOST_ROWS + 5)),
    ]
    with pytest.raises(NotReadable, match="20,005 rows; a plan has at most 20,000"):
        read("p.xlsx", by_xlsxwriter({"Plan": rows}))


def test_signs_that_cannot_be_shown_are_refused() -> None:
    with pytest.raises(NotReadable, match=r"U\+202E"):
        read("p.xlsx", by_openpyxl({"Plan": [["Kode", "Tittel"], ["A", "a\u202eb"]]}))


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("plan.csv", PLAIN, "ends in 'csv', but what it holds is xlsx"),
        ("plan.mpp", b"x", "ends in 'mpp' is not read"),
        ("plan", b"x", "ends in 'plan' is not read"),
    ],
)
def test_a_file_of_another_kind_is_said_to_be_one(name: str, data: bytes, why: str) -> None:
    with pytest.raises(NotReadable, match=why):
        read(name, data)
