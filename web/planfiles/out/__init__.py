"""A plan as a file again: csv, workbook, json or MS Project's XML, each read back as the same plan."""

from collections.abc import Callable

from domain.plan import Plan
from web.planfiles.out.texts import csv_of, json_of
from web.planfiles.out.workbook import template, workbook_of
from web.planfiles.out.xml import xml_of

FORMS: dict[str, tuple[str, Callable[[Plan, str], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", csv_of),
    "json": ("application/json", json_of),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook_of),
    "xml": ("application/xml", xml_of),
}
"""Media type and writer of each ending; a writer takes the plan and the zone of its times."""

__all__ = ["FORMS", "template"]
