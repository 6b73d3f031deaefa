"""What sheets, columns and words are called in a file that people fill in, in their language."""

from typing import Literal

Lang = Literal["nb", "nn", "en"]

SHEETS: dict[str, dict[str, str]] = {
    "nb": {
        "activities": "Aktiviteter", "plan": "Rammer", "locations": "Steder", "actors": "Aktører",
        "systems": "Systemer", "counters": "Tellere", "gates": "Beslutningspunkter",
    },
    "nn": {
        "activities": "Aktivitetar", "plan": "Rammer", "locations": "Stader", "actors": "Aktørar",
        "systems": "System", "counters": "Teljarar", "gates": "Avgjerdspunkt",
    },
    "en": {"plan": "Frame"},
}  # fmt: skip
"""Sheets by section, where they are not called as the section is."""

COLUMNS: dict[str, dict[str, str]] = {
    "nb": {
        "code": "Kode", "title": "Tittel", "name": "Navn", "type": "Slag", "actor": "Ansvarlig",
        "location": "Sted", "workstream": "Spor", "phase": "Fase", "predecessors": "Forgjengere",
        "planned_start": "Planlagt start", "planned_finish": "Planlagt slutt", "duration": "Varighet",
        "optimistic": "Optimistisk", "pessimistic": "Pessimistisk", "not_before": "Ikke før",
        "must_finish_by": "Frist", "needs_approval": "Krever godkjenning", "approver": "Godkjenner",
        "backup": "Reserve", "mandatory": "Obligatorisk", "evidence": "Dokumentasjon",
        "criterion": "Kriterium", "instructions": "Instruks", "backout_of": "Tilbakerulling av",
        "short": "Kort", "group": "Gruppe", "care": "Omsorg", "centre": "Sentral", "kind": "Slag",
        "target_state": "Måltilstand", "target": "Mål", "start": "Start", "finish": "Slutt",
        "window_end": "Vindu slutt", "point_of_no_return": "Kan snu til",
        "checkin_by": "Innsjekk innen", "centres": "Kommandosentraler", "phases": "Faser",
        "roles": "Roller", "areas": "Områder", "seats": "Plasser", "criteria": "Kriterier",
        "valid": "Gyldig", "deputy": "Stedfortreder", "no_return": "Ingen vei tilbake",
    },
    "nn": {
        "code": "Kode", "title": "Tittel", "name": "Namn", "type": "Slag", "actor": "Ansvarleg",
        "location": "Stad", "workstream": "Spor", "phase": "Fase", "predecessors": "Forgjengarar",
        "planned_start": "Planlagt start", "planned_finish": "Planlagt slutt", "duration": "Varigheit",
        "optimistic": "Optimistisk", "pessimistic": "Pessimistisk", "not_before": "Ikkje før",
        "must_finish_by": "Frist", "needs_approval": "Krev godkjenning", "approver": "Godkjennar",
        "backup": "Reserve", "mandatory": "Obligatorisk", "evidence": "Dokumentasjon",
        "criterion": "Kriterium", "instructions": "Instruks", "backout_of": "Tilbakerulling av",
        "short": "Kort", "group": "Gruppe", "care": "Omsorg", "centre": "Sentral", "kind": "Slag",
        "target_state": "Måltilstand", "target": "Mål", "start": "Start", "finish": "Slutt",
        "window_end": "Vindauge slutt", "point_of_no_return": "Kan snu til",
        "checkin_by": "Innsjekk innan", "centres": "Kommandosentralar", "phases": "Fasar",
        "roles": "Roller", "areas": "Område", "seats": "Plassar", "criteria": "Kriterier",
        "valid": "Gyldig", "deputy": "Stadfortredar", "no_return": "Ingen veg tilbake",
    },
    "en": {},
}  # fmt: skip

WORDS: dict[str, dict[str, list[str]]] = {
    "nb": {
        "type": ["aktivitet", "milepæl", "beslutningspunkt", "system ned", "system opp", "varsel"],
        "kind": ["gammelt", "nytt"],
        "target_state": ["på", "lesing", "av", "åpent"],
        "yes": ["ja", "nei"],
    },
    "nn": {
        "type": ["aktivitet", "milepel", "avgjerdspunkt", "system ned", "system opp", "varsel"],
        "kind": ["gammal", "ny"],
        "target_state": ["på", "lese", "av", "ope"],
        "yes": ["ja", "nei"],
    },
    "en": {
        "type": ["activity", "milestone", "gate", "system_down", "system_up", "message"],
        "kind": ["legacy", "new"],
        "target_state": ["on", "read_only", "off", "open"],
        "yes": ["yes", "no"],
    },
}
"""Words of the cells that have a list of them."""


def sheet(section: str, lang: Lang) -> str:
    return SHEETS[lang].get(section, section.capitalize())


def label(column: str, lang: Lang) -> str:
    return COLUMNS[lang].get(column, column.replace("_", " ").capitalize())
