"""What in the files is known, what follows from it, and what is made up.

A mark is ``fact`` (it stands in a source), ``derived`` (it follows, and how is said) or
``illustrative`` (it was made up so that there is a plan and a log of a true size).
"""

from typing import Any

SOURCES = {
    "000": ("Helseplattformen i bruk i Ålesund kommune", "2023-04-28"),
    "001": ("Sjøsetter Helseplattformen natt til lørdag", "2022-05-05"),
    "002": ("Har tro på Helseplattformen", None),
    "003": ("Ny framdriftsplan kommer", None),
    "004": ("Romsdalskommuner signerte avtale med Helseplattformen", "2022-09-30"),
}
"""The articles, by the number used below: title and, where they say it, day of publication."""

FACTS: tuple[dict[str, Any], ...] = (
    {"name": "date", "value": "2023-04-28", "mark": "fact", "source": "000"},
    {"name": "complete_minute", "value": "21:37", "mark": "fact", "source": "000",
     "says": "all actors had reported all necessary activities done and approved"},
    {"name": "ahead_minutes", "value": 23, "mark": "fact", "source": "000"},
    {"name": "planned_finish", "value": "22:00", "mark": "derived", "how": "21:37 and 23 minutes"},
    {"name": "announced", "value": "several minutes before the plan", "mark": "fact", "source": "000"},
    {"name": "announced_minute", "value": "21:39", "mark": "illustrative"},
    {"name": "systems_before", "value": 3, "mark": "fact", "source": "000"},
    {"name": "systems_after", "value": 1, "mark": "fact", "source": "000"},
    {"name": "staff", "value": "over 3000", "mark": "fact", "source": "000"},
    {"name": "locations", "value": "about 50", "mark": "fact", "source": "000",
     "says": "with staff round the clock, home care included"},
    {"name": "locations_in_plan", "value": 50, "mark": "illustrative", "how": "about 50, taken as 50"},
    {"name": "ordinal", "value": 10, "mark": "fact", "source": "000",
     "how": "and derived from the programme: 1 + 6 + 2 municipalities before, and this one"},
    {"name": "centres", "value": ["Trondheim", "Ålesund"], "mark": "fact", "source": "000"},
    {"name": "size", "value": "second largest municipality of Central Norway",
     "mark": "fact", "source": "000"},
    {"name": "data_cleaned", "value": "old data was cleaned up beforehand",
     "mark": "fact", "source": "000"},
    {"name": "spectators", "value": "leaders and key people were in the town hall, with cake",
     "mark": "fact", "source": "000"},
    {"name": "afterwards", "value": "challenges are expected in the days to come",
     "mark": "fact", "source": "000"},
)  # fmt: skip
"""What the scenario must show, and what of it is known."""

SEVEN = "the day stands in 002 as planned; that seven municipalities were live stands in 003"
NINE = "the day stands in 002 as planned; that nine were live follows from number ten in 000"

UNITS: tuple[tuple[str, str, str, str, str | None], ...] = (
    ("Trondheim", "2022-05-07", "fact", "001, 002", None),
    ("Røros", "2022-11-12", "derived", "002, 003", SEVEN),
    ("Os", "2022-11-12", "derived", "002, 003", SEVEN),
    ("Holtålen", "2022-11-12", "derived", "002, 003", SEVEN),
    ("Indre Fosen", "2022-11-12", "derived", "002, 003", SEVEN),
    ("Ørland", "2022-11-12", "derived", "002, 003", SEVEN),
    ("Åfjord", "2022-11-12", "derived", "002, 003", SEVEN),
    ("Levanger", "2023-02-11", "derived", "002, 000", NINE),
    ("Verdal", "2023-02-11", "derived", "002, 000", NINE),
)
"""The municipalities before: name, day, mark, sources, and how it follows where no source says it whole."""

MARKS: tuple[dict[str, str], ...] = (
    {"file": "scenario.json", "what": "golive", "mark": "illustrative"},
    {"file": "scenario.json", "what": "title", "mark": "illustrative"},
    {"file": "scenario.json", "what": "zone", "mark": "derived", "how": "the place is in Norway"},
    {"file": "scenario.json", "what": "programme", "mark": "fact", "source": "000"},
    {"file": "scenario.json", "what": "unit", "mark": "fact", "source": "000"},
    {"file": "scenario.json", "what": "run_kind", "mark": "fact", "source": "000"},
    {"file": "scenario.json", "what": "created_at", "mark": "illustrative"},
    {"file": "scenario.json", "what": "created_by", "mark": "illustrative"},
    {"file": "scenario.json", "what": "report_id", "mark": "illustrative"},
    {"file": "programme.json", "what": "code", "mark": "illustrative"},
    {"file": "programme.json", "what": "name", "mark": "fact", "source": "000"},
    {"file": "programme.json", "what": "units", "mark": "derived", "how": "each row has a mark of its own"},
    {"file": "programme.json", "what": "units.unit", "mark": "fact", "source": "001, 002"},
    {"file": "programme.json", "what": "units.report_id", "mark": "illustrative"},
    {"file": "programme.json", "what": "units.recorded_at", "mark": "illustrative"},
    {"file": "programme.json", "what": "units.recorded_by", "mark": "illustrative"},
    {"file": "plan.json", "what": "name", "mark": "illustrative"},
    {"file": "plan.json", "what": "start", "mark": "illustrative"},
    {"file": "plan.json", "what": "finish", "mark": "derived", "how": "21:37 and 23 minutes, source 000"},
    {"file": "plan.json", "what": "window_end", "mark": "illustrative"},
    {"file": "plan.json", "what": "point_of_no_return", "mark": "illustrative",
     "how": "five minutes after the plan has the second system going off"},
    {"file": "plan.json", "what": "checkin_by", "mark": "illustrative"},
    {"file": "plan.json", "what": "phases", "mark": "illustrative"},
    {"file": "plan.json", "what": "roles", "mark": "illustrative"},
    {"file": "plan.json", "what": "areas", "mark": "illustrative"},
    {"file": "plan.json", "what": "centres", "mark": "fact", "source": "000"},
    {"file": "plan.json", "what": "activities", "mark": "illustrative",
     "how": "the last milestone's finish is the plan's; the clean-up of data and the three systems are facts"},
    {"file": "plan.json", "what": "locations", "mark": "illustrative",
     "how": "true place names, made-up units; that there were about 50, home care included, is a fact of 000"},
    {"file": "plan.json", "what": "actors", "mark": "illustrative",
     "how": "that command centres in Trondheim and Ålesund followed the night is a fact of 000"},
    {"file": "plan.json", "what": "systems", "mark": "illustrative",
     "how": "names; three to one is a fact of 000"},
    {"file": "plan.json", "what": "systems.kind", "mark": "fact", "source": "000"},
    {"file": "plan.json", "what": "systems.target_state", "mark": "fact", "source": "000"},
    {"file": "plan.json", "what": "counters", "mark": "illustrative"},
    {"file": "plan.json", "what": "gates", "mark": "illustrative"},
    {"file": "users.json", "what": "*", "mark": "illustrative", "how": "logins by role; no person is invented"},
    {"file": "night.jsonl", "what": "*", "mark": "illustrative",
     "how": "but for the minute of the last complete and what the next rows say"},
    {"file": "night.jsonl", "what": "the last complete occurs and is recorded at 21:37",
     "mark": "fact", "source": "000"},
    {"file": "night.jsonl", "what": "three legacy systems end off, one new ends open",
     "mark": "fact", "source": "000"},
    {"file": "night.jsonl", "what": "announced after all was complete, before the plan",
     "mark": "fact", "source": "000"},
    {"file": "night.jsonl", "what": "the note of leaders and cake in the town hall",
     "mark": "fact", "source": "000"},
    {"file": "expects.json", "what": "*", "mark": "derived", "how": "from the script that wrote night.jsonl"},
)  # fmt: skip
