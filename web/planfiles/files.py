"""Which kind of file it is, by what it holds and by its ending, and its tables."""

from domain.mapping import AS_NAMED, Mapping
from web.planfiles import csvs, objects
from web.planfiles.tables import NotReadable, Tables


def tables_of(name: str, data: bytes, mapping: Mapping = AS_NAMED) -> Tables:
    """The tables of a plan file. Raises ``NotReadable``; refused: what no body may hold."""
    match name.rpartition(".")[2].lower():
        case "csv" | "txt":
            return csvs.tables_of(data, mapping)
        case "json":
            return objects.tables_of(data)
        case other:
            raise NotReadable(f"A plan is a csv or a json file, not {other!r}.")
