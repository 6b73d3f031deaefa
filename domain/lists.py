"""The closed lists of a go-live: which roles may tell, and which areas an issue may have (rule 18).

A free word in either would carry a name into the hashed chain and to the wall. A list is what every
go-live has (domain/terms.py) and what the plan lists; roles are also the titles that the plan names
as approver, backup or actor, for it is they who answer the telephone.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from domain.plan import Itself, Plan
from domain.terms import AREAS, ROLES, key

LONGEST = 39
"""Signs of a role."""

_FOREIGN = re.compile("[^a-zæøå0-9 -]")
_NO_BEGINNING = re.compile("^[^a-zæøå]+")


def roles(plan: Plan) -> tuple[str, ...]:
    """Every role that may tell under this plan, each once."""
    return tuple(_roles(Itself(plan)))


def is_role(said: str, plan: Plan | None) -> bool:
    """Whether ``said`` may tell."""
    return said in ROLES or (plan is not None and said in _roles(Itself(plan)))


@lru_cache(maxsize=64)
def _roles(itself: Itself) -> dict[str, None]:
    """Worked out once for each plan: there are thousands of titles, and every report asks."""
    plan = itself.plan
    return dict.fromkeys((*ROLES, *plan.roles, *_titles(plan)))


def areas(plan: Plan) -> tuple[str, ...]:
    """Every area that an issue may have under this plan, as it is spelt."""
    return tuple({key(area): area for area in (*AREAS, *plan.areas)}.values())


def role_of(title: str | None) -> str | None:
    """``HP-støtte (natt)`` is the role ``hp-støtte natt``; None when nothing of the title can be one.

    ``roleOf`` in web/static/js/console/bodies.js says the same.
    """
    lower = unicodedata.normalize("NFC", title or "").lower()
    words = " ".join(_FOREIGN.sub(" ", lower).split())
    return _NO_BEGINNING.sub("", words)[:LONGEST].strip() or None


def _titles(plan: Plan) -> Iterator[str]:
    named = {title for a in plan.activities for title in (a.approver, a.backup)}
    found = (role_of(title) for title in (*named, *(actor.name for actor in plan.actors)))
    return (role for role in found if role is not None)
