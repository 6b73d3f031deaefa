"""csv as it comes out of other programs: titles above, broken rows, turned quotes, columns of no plan."""

import pytest

from domain.mapping import Mapping
from domain.plan import Link
from tests.web.files import faults, only
from web.planfiles import NotReadable, read
from web.planfiles.escaping import bare, held
from web.planfiles.tables import MOST_ROWS


def codes(text: str, mapping: Mapping | None = None) -> list[str]:
    made = read("p.csv", text.encode(), mapping=mapping or Mapping())
    return [activity.code for activity in made.plan.activities]


def test_what_stands_above_the_names_is_left_out_with_a_note() -> None:
    text = "Kjøreplan, natt til lørdag\n\nVersjon 7;;\nKode;Tittel;Varighet\nA-1;x;30\n"
    made = read("p.csv", text.encode())
    assert made.plan.activities[0].duration == 30
    assert made.notes == (
        (
            "What stands above the names of the columns was left out: "
            "'Kjøreplan, natt til lørdag', 'Versjon 7'."
        ),
    )
    assert set(faults("Plan\nKode;Tittel;Varighet\nA-1;x;y\n")) == {"/activities/3/Varighet"}


def test_a_spreadsheets_hint_of_the_separator_is_heeded() -> None:
    assert codes("sep=|\nKode|Tittel\nA-1|x; y, z\n") == ["A-1"]


def test_names_that_stand_again_on_each_page_are_no_rows() -> None:
    assert codes("Kode;Tittel\nA-1;x\nKode;Tittel\nA-2;y\n") == ["A-1", "A-2"]


BROKEN = """Kode;Aktivitet;Ansvarlig;Instruks
A-1;Slå av gammel
journal;IKT;Ring
A-2;“Prøv utskrift; alle rom”;Moa;
A-3;Meld fra
til alle
steder;IKT;Skriv
A-4;Ferdig;IKT;Si fra
om noe mangler
A-5;Hjem;;
"""


def test_rows_that_a_word_processor_broke_are_put_together_with_a_note() -> None:
    made = read("p.csv", BROKEN.encode())
    assert [(a.title, a.instructions) for a in made.plan.activities] == [
        ("Slå av gammel journal", "Ring"),
        ("Prøv utskrift; alle rom", None),
        ("Meld fra til alle steder", "Skriv"),
        ("Ferdig", "Si fra om noe mangler"),
        ("Hjem", None),
    ]
    assert made.notes == (
        "Rows that were broken over several lines were put together, from line 2, 5, 8.",
    )


def test_a_line_of_names_that_was_broken_is_put_together() -> None:
    text = "Kode;Aktivitet;Krever\ngodkjenning;Varighet\nA-1;x;ja;30\nA-2;y;nei;20\n"
    made = read("p.csv", text.encode())
    assert [a.needs_approval for a in made.plan.activities] == [True, False]
    assert made.notes == (
        "Rows that were broken over several lines were put together, from line 1.",
    )


def test_short_rows_are_not_put_together_where_each_begins_a_row() -> None:
    assert codes("Kode;Tittel;Varighet\nA-1;x\nA-2;y\nA-3;z;30\n") == ["A-1", "A-2", "A-3"]
    assert codes("Kode;Tittel;Varighet\nA-1;x\nA-2;y\n") == ["A-1", "A-2"]


def test_quotes_within_a_cell_stay() -> None:
    assert only("Kode;Tittel\nA-1;«Journal» åpnes\n").title == "«Journal» åpnes"


@pytest.mark.parametrize("text", ["=1+1", "+47", "-x", "@a", "'=1", "''+", "'x", "x", "", "＝1"])
def test_what_would_run_is_held_down_and_comes_back_as_it_was(text: str) -> None:
    assert held(text)[:1] not in ("=", "+", "-", "@", "＝")
    assert bare(held(text)) == text


def test_what_was_held_down_is_read_without_its_apostrophe() -> None:
    assert only("Kode;Tittel\nA-1;'=SUM(1)\n").title == "=SUM(1)"


def test_how_far_the_work_is_stands_in_the_notes_and_nowhere_else() -> None:
    text = "Kode;Tittel;Status;% complete\nA-1;x;Ferdig;100\nA-2;y;Ferdig;\nA-3;z;Pågår;50\n"
    first, second = read("p.csv", text.encode()).notes
    none = "no report was made of it."
    told = "'Ferdig' 2 times, 'Pågår' 1 times"
    assert first == f"The column 'Status' says how far the work is ({told}): {none}"
    assert second.startswith("The column '% complete' says how far the work is ('100' 1 times")


def test_a_mapping_says_what_columns_of_no_plan_are() -> None:
    text = "Løpenr;Hva;Hvem;Navn\nA-1;Slå av;IKT;Kari\n"
    mapping = Mapping(
        columns={"løpenr": "code", "Hva": "title", "HVEM": "actor", "Navn": "", "X": "phase"}
    )
    made = read("p.csv", text.encode(), mapping=mapping)
    (row,) = made.plan.activities
    assert (row.code, row.title, row.actor) == ("A-1", "Slå av", "IKT")
    assert made.notes == ("The mapping has a column 'X' that the file has not.",)


def test_what_the_mapping_says_goes_before_what_a_name_says() -> None:
    text = "Kode;Tittel;Oppgave\nA-1;kort;den lange teksten\n"
    made = read("p.csv", text.encode(), mapping=Mapping(columns={"Oppgave": "title"}))
    assert made.plan.activities[0].title == "den lange teksten"
    assert made.notes == ("The column 'Tittel' means the same as 'Oppgave' and was left out.",)


def test_links_as_project_planners_write_them_are_read() -> None:
    text = 'id;task;predecessors\n1;a;\n2;b;1SS+30 mins\n3;c;"1; 2FF-1 t"\n'
    made = read("p.csv", text.encode())
    assert made.plan.activities[1].predecessors == (Link(code="1", type="SS", lag=30),)
    assert made.plan.activities[2].predecessors == (
        Link(code="1"),
        Link(code="2", type="FF", lag=-60),
    )


def test_a_plan_has_at_most_so_many_rows() -> None:
    rows = "".join(f"A-{n};x\n" for n in range(MOST_ROWS + 1))
    with pytest.raises(NotReadable, match=r"The file has 20,001 rows; a plan has at most 20,000\."):
        read("p.csv", f"code;title\n{rows}".encode())
