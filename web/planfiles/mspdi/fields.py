"""The custom fields of an MS Project file: their numbers, and what their names in this file mean."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from web.planfiles.mspdi.document import each, said

TEXTS = (188743731, 188743734, 188743737, 188743740, 188743743, 188743746, 188743747, 188743748,
         188743749, 188743750, *range(188743997, 188744017))  # fmt: skip
"""Text1 to Text30."""

FLAGS = tuple(range(188743752, 188743762))
"""Flag1 to Flag10."""

DURATIONS = (188743783, 188743784, 188743785)
DATES = tuple(range(188743945, 188743955))
"""Date1 to Date10."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A custom field: ``name`` as its users call it, ``values`` described by its look-up table."""

    number: str
    name: str
    values: dict[str, str]


def fields_of(root: Element) -> dict[str, Field]:
    """By number."""
    found = (_field(element) for element in each(root, "ExtendedAttributes", "ExtendedAttribute"))
    return {field.number: field for field in found}


def _field(element: Element) -> Field:
    listed = each(element, "ValueList", "Value")
    values = {said(v, "Value"): said(v, "Description") for v in listed if said(v, "Description")}
    name = said(element, "Alias") or said(element, "FieldName")
    return Field(number=said(element, "FieldID"), name=name, values=values)


def custom(task: Element, fields: dict[str, Field]) -> Iterator[tuple[str, str]]:
    """The name and the value of each custom field of a task."""
    for element in task.iterfind("ExtendedAttribute"):
        field = fields.get(said(element, "FieldID"))
        if field is not None and field.name:
            yield field.name, said(element, "Value")
