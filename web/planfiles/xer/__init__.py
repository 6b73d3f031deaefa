"""Primavera's exchange files (XER): tables of tabs, of which a plan needs a dozen."""

from web.planfiles.xer.reading import tables_of

__all__ = ["tables_of"]
