"""Who says and types what: logins by role. There are no names, for nobody is invented."""

from examples.aalesund_2023.places import PLACES, TEAMS, Place
from examples.parts import User

_ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})

APPROVERS = {
    "sykehjem": ("Fagansvarlig sykehjem", ("sykehjem",)),
    "hjemmetjeneste": (
        "Fagansvarlig hjemmetjeneste",
        ("hjemmetjeneste", "natt", "respons", "trygghet"),
    ),
    "bolig": ("Fagansvarlig boliger", ("bolig", "avlastning", "dagsenter")),
    "legevakt": ("Fagansvarlig legevakt", ("legevakt", "kad")),
    "rehabilitering": ("Fagansvarlig rehabilitering", ("rehabilitering", "korttid", "lindring")),
    "psyk": ("Fagansvarlig psykisk helse og rus", ("psyk", "rus")),
    "drift": ("Driftsansvarlig", ("ikt", "leverandør")),
    "data": ("Dataansvarlig", ("migrering",)),
    "integrasjoner": ("Integrasjonsansvarlig", ("integrasjoner", "e-resept")),
    "legemiddel": ("Legemiddelansvarlig", ("legemiddel",)),
    "sikkerhet": ("Sikkerhetsansvarlig", ("tilgang", "infosikkerhet", "support", "hp-støtte")),
}
"""Who approves: key, title, and the kinds of places or the teams whose work it is about."""

TELLERS = {
    "sykehjem": ("vaktleder", "avdelingsleder", "superbruker", "fagsykepleier"),
    "hjemmetjeneste": ("kveldsleder", "superbruker", "rutekoordinator"),
    "natt": ("nattleder", "superbruker"),
    "bolig": ("kveldsvakt", "avdelingsleder", "superbruker"),
    "legevakt": ("vaktleder", "legevaktsykepleier"),
    "kad": ("vaktlege", "nattsykepleier"),
    "respons": ("alarmoperatør", "vaktleder"),
    "trygghet": ("alarmoperatør", "vaktleder"),
    "psyk": ("miljøterapeut", "vaktleder"),
    "rus": ("miljøterapeut", "vaktleder"),
}
"""Who at a place is on the telephone."""

ROLES = tuple(
    dict.fromkeys(
        (
            *(role for at_a_place in TELLERS.values() for role in at_a_place),
            *("datavakt", "driftsvakt", "integrasjonsvakt", "legemiddelvakt"),
            *("leverandørvakt", "støttevakt", "tilgangsvakt"),
        )
    )
)
"""What the plan lists of them, and who is on the telephone in the teams."""

COORDINATORS = {
    "coordinator-1": "Ålesund",
    "coordinator-2": "Ålesund",
    "coordinator-3": "Trondheim",
    "coordinator-4": "Trondheim",
}

_DESKS = (
    *(
        User(key=key, title=f"Koordinator {key[-1]}", role="coordinator", centre=centre)
        for key, centre in COORDINATORS.items()
    ),
    User(
        key="commander",
        title="Leder, kommandosentralen i Ålesund",
        role="commander",
        centre="Ålesund",
    ),
    User(
        key="deputy",
        title="Nestleder, kommandosentralen i Trondheim",
        role="commander",
        centre="Trondheim",
    ),
    User(key="local-lead", title="Lokal innføringsleder", role="commander", centre="Ålesund"),
    User(key="planner", title="Planlegger", role="planner"),
    User(key="spectator", title="Tilskuer i rådhuset", role="spectator"),
    User(key="auditor", title="Revisor", role="auditor"),
)


def reporter(code: str) -> str:
    """The login that taps for a place or a team: ``reporter-moa``."""
    return f"reporter-{code.translate(_ASCII)}"


def approver(kind: str) -> str:
    """The login that approves for a kind of place or a team: ``approver-sykehjem``."""
    return next(f"approver-{key}" for key, (_, kinds) in APPROVERS.items() if kind in kinds)


def approver_title(kind: str) -> str:
    return next(title for title, kinds in APPROVERS.values() if kind in kinds)


def tellers(place: Place) -> tuple[str, ...]:
    return TELLERS.get(place.kind, ("vaktleder", "superbruker"))


def users() -> tuple[User, ...]:
    """Everybody of the night, desks first."""
    places = (
        User(
            key=reporter(p.code),
            title=f"Melder, {p.name}",
            role="reporter",
            locations=(p.code,),
            actors=(p.code,),
        )
        for p in PLACES
    )
    teams = (
        User(
            key=reporter(code),
            title=f"Melder, {name}",
            role="reporter",
            centre=centre,
            actors=(code,),
        )
        for code, name, centre in TEAMS
    )
    return (*_DESKS, *_approvers(), *teams, *places)


def _approvers() -> tuple[User, ...]:
    return tuple(
        User(
            key=f"approver-{key}",
            title=title,
            role="approver",
            locations=(codes := tuple(p.code for p in PLACES if p.kind in kinds)),
            actors=codes or kinds,
        )
        for key, (title, kinds) in APPROVERS.items()
    )
