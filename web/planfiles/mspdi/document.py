"""An XML document that declares nothing, and what its elements say."""

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from web import door
from web.planfiles.tables import NotReadable

_SPACE = re.compile(rb'\sxmlns="[^"]*"')
"""The one name space of such a file, without which its elements have the names that people know."""


def document(data: bytes) -> Element:
    """The root. What declares anything is refused before it is read. Raises ``NotReadable``."""
    try:
        next(iter(iterparse(io.BytesIO(data), events=("start",), forbid_dtd=True)), None)
        root = fromstring(_SPACE.sub(b"", data, count=1))  # noqa: S314 - declared before the root, or never
    except DefusedXmlException:
        raise NotReadable(
            "The file declares a document type or entities, which no plan needs."
        ) from None
    except (ParseError, ValueError, LookupError) as wrong:
        raise NotReadable(f"The file is damaged or cut short, or no XML: {wrong}.") from None
    if found := door.POISON.search("".join(root.itertext())):
        sign = f"U+{ord(found[0]):04X}"
        raise NotReadable(f"The file holds {sign}, which cannot be shown everywhere.")
    return root


def said(element: Element, name: str) -> str:
    """The text of its first child of that name, empty where there is none."""
    return element.findtext(name, "").strip()


def number(element: Element, name: str, otherwise: int = 0) -> int:
    """A whole number, as all that is counted there."""
    try:
        return int(float(said(element, name)))
    except (ValueError, OverflowError):
        return otherwise


def each(element: Element, group: str, name: str) -> Iterator[Element]:
    """The elements of a group, which may be missing."""
    found = element.find(group)
    return iter(()) if found is None else found.iterfind(name)
