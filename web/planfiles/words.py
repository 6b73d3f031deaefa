"""Header names and cell words of plan files in Norwegian (both) and English."""

import re
import unicodedata

_ACTIVITY = {
    "code": "code kode id nr nummer aktivitetskode",
    "title": "title tittel navn namn name aktivitet activity oppgave oppgåve task",
    "type": "type slag",
    "actor": "actor aktør ansvarlig ansvarleg responsible",
    "location": "location lokasjon sted stad place enhet eining",
    "workstream": "workstream spor arbeidsstrøm",
    "phase": "phase fase",
    "system": "system",
    "predecessors": "predecessors forgjengere forgjengarar avhengigheter avhengigheiter etter depends_on",
    "planned_start": "planned_start start planlagt_start planstart",
    "planned_finish": "planned_finish finish slutt planlagt_slutt ferdig planlagt_ferdig",
    "date": "date dato",
    "duration": "duration varighet varigheit minutter minutt minutes",
    "optimistic": "optimistic optimistisk",
    "pessimistic": "pessimistic pessimistisk",
    "not_before": "not_before ikke_før ikkje_før tidligst tidlegast",
    "must_finish_by": "must_finish_by frist deadline",
    "needs_approval": "needs_approval godkjennes godkjennast krever_godkjenning krev_godkjenning approval",
    "approver": "approver godkjenner godkjennar",
    "backup": "backup reserve stedfortreder stadfortredar",
    "mandatory": "mandatory obligatorisk nødvendig nødvendig_aktivitet",
    "evidence": "evidence bevis dokumentasjon",
    "criterion": "criterion kriterium",
    "instructions": "instructions instruks framgangsmåte",
    "backout_of": "backout_of tilbakerulling_av",
}
_NAMED = {"code": _ACTIVITY["code"], "name": "name navn namn tittel title"}
_ITSELF = {
    "name": "name navn namn",
    "start": "start natten_begynner natta_byrjar",
    "finish": "finish slutt ferdig full_overgang",
    "window_end": "window_end vindu_slutt vindauge_slutt slutt_på_vinduet slutt_på_vindauget",
    "point_of_no_return": "point_of_no_return kan_snu_til siste_frist_for_tilbakerulling",
    "checkin_by": "checkin_by innsjekk_innen innsjekk_innan",
    "needs_rehearsal": "needs_rehearsal krever_generalprøve krev_generalprøve",
    "centres": "centres kommandosentraler kommandosentralar sentraler",
    "phases": "phases faser fasar",
    "roles": "roles roller",
    "areas": "areas områder område",
}
HEADERS: dict[str, dict[str, str]] = {
    "plan": _ITSELF,
    "activities": _ACTIVITY,
    "locations": _NAMED
    | {
        "short": "short kort kortnavn kortnamn",
        "group": "group gruppe",
        "care": "care omsorg pleie",
    },
    "actors": _NAMED | {"centre": "centre sentral kommandosentral center"},
    "systems": _NAMED
    | {
        "kind": "kind type slag",
        "target_state": "target_state måltilstand mål target",
        "mandatory": _ACTIVITY["mandatory"],
    },
    "counters": {"code": _ACTIVITY["code"], "title": _NAMED["name"], "target": "target mål"},
    "gates": {
        "code": _ACTIVITY["code"],
        "title": _NAMED["name"],
        "seats": "seats plasser plassar panel",
        "criteria": "criteria kriterier kriterium criterion",
        "valid": "valid gyldig gyldighet gyldigheit",
        "deputy": "deputy stedfortreder stadfortredar bekreftes stadfestast",
        "mandatory": _ACTIVITY["mandatory"],
        "no_return": "no_return ingen_vei_tilbake ingen_veg_tilbake",
    },
}
"""Section → our name → the names it may have in a file."""

SECTIONS = {
    "activities": "activities aktiviteter aktivitetar plan kjøreplan",
    "locations": "locations lokasjoner lokasjonar steder stader",
    "actors": "actors aktører aktørar",
    "systems": "systems systemer system",
    "counters": "counters tellere teljarar",
    "gates": "gates beslutningspunkter avgjerdspunkt",
}

STATUSES = frozenset(
    (
        *("status", "tilstand", "state", "progress", "framdrift", "fremdrift", "fullført"),
        *("percent_complete", "%_complete", "prosent_fullført", "%_fullført", "%_ferdig"),
        *("actual_start", "faktisk_start", "actual_finish", "actual_end", "faktisk_slutt"),
    )
)
"""Columns that say how far the work is: told in the notes, never taken for reports."""

UNITS = {
    "min": "m min mins minutter minutt minutes",
    "h": "h t hr hrs hour hours time timer timar",
    "d": "d dag dager dagar day days",
}
"""Units of a length of time, behind a number or in the name of a column."""

_UNIT = re.compile(r"(.+?)[\s,]*(?:[(\[]\s*(?:i |in )?([^()\[\]]+?)\s*[)\]]|\b(?:i|in)\s+(\w+))\s*")

ITSELF = frozenset(["frame", "ramme", "rammer", "om_planen", "about"])
"""Names of a sheet with what the plan says of itself."""

UNUSED_SECTIONS = frozenset({"contacts"})
"""Sections that plans carry and boards do not use; they are named in the notes, never lost in silence."""

TYPES = {
    "activity": "activity aktivitet oppgave oppgåve task",
    "milestone": "milestone milepæl milepel",
    "gate": "gate beslutningspunkt avgjerdspunkt port",
    "system_down": "system_down system_ned nedtaking avslutning",
    "system_up": "system_up system_opp oppstart",
    "message": "message varsel",
}
KINDS = {"legacy": "legacy gammelt gammal gammelt_system old", "new": "new nytt ny"}
STATES = {
    "on": "on på oppe up",
    "read_only": "read_only lesing lese readonly",
    "off": "off av nede down",
    "open": "open åpent åpen ope open_for_brukere",
}
CRITERIA = {
    "phase": "phase fase",
    "activity": "activity aktivitet",
    "system": "system",
    "counter": "counter teller teljar",
    "patient_safety": "patient_safety pasientsikkerhet pasienttryggleik",
}
TRUE = frozenset({"ja", "yes", "true", "sann", "1", "x", "j", "y"})
FALSE = frozenset({"nei", "no", "nope", "false", "usann", "0", "n", "-"})


def plain(word: str) -> str:
    """``Planlagt start`` and ``planlagt-start`` are ``planlagt_start``."""
    folded = unicodedata.normalize("NFC", word).strip().casefold()
    return re.sub(r"[\s_-]+", "_", folded).strip("_.:*")


def meaning(words: dict[str, str], word: str) -> str | None:
    """Our name for ``word``, if it has one."""
    said = plain(word)
    return next(
        (ours for ours, theirs in words.items() if said == ours or said in theirs.split()), None
    )


def unit_of(name: str) -> tuple[str, str]:
    """``Varighet (timer)`` is a ``Varighet`` in ``h``; of any other name, itself and no unit."""
    found = _UNIT.fullmatch(name)
    if found is None:
        return name, ""
    unit = meaning(UNITS, found[2] or found[3])
    return (found[1], unit) if unit else (name, "")
