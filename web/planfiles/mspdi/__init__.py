"""MS Project's XML (MSPDI): tasks, links, calendars and resources in, and a plan out again."""

from web.planfiles.mspdi.reading import tables_of

__all__ = ["tables_of"]
