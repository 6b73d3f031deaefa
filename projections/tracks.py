"""A recorded table: every change of its rows, step by step, in columns (docs/protocol.md, Recording)."""

from typing import Any

import msgspec

from projections.board import Row

_encode = msgspec.json.Encoder().encode


class Track:
    """The changes of one table. A row is written whole when it comes, then only what differs."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}
        self._ids: dict[str, int] = {}
        self._fields: dict[str, int] = {}
        self._pool: dict[object, int] = {}
        self._values: list[Any] = []
        self._step: list[int] = []
        self._row: list[int] = []
        self._cells: list[list[int] | None] = []

    def put(self, step: int, row_id: str, row: Row | None) -> None:
        """The row as it stands after ``step``; None when there is none. What has not changed is not written."""
        known = self._rows.get(row_id)
        if row == known:
            return
        self._step.append(step)
        self._row.append(self._ids.setdefault(row_id, len(self._ids)))
        if row is None:
            self._cells.append(None)
            del self._rows[row_id]
            return
        self._cells.append(self._differing(row, known or {}))
        self._rows[row_id] = row

    def columns(self) -> dict[str, Any]:
        """As it goes over the wire."""
        return {
            "ids": list(self._ids),
            "fields": list(self._fields),
            "pool": self._values,
            "step": self._step,
            "row": self._row,
            "cells": self._cells,
        }

    def _differing(self, row: Row, known: Row) -> list[int]:
        """Field and value, field and value, as indices. A field that is always null has a number too."""
        cells: list[int] = []
        for field, value in row.items():
            number = self._fields.setdefault(field, len(self._fields))
            if known.get(field) != value:
                cells += (number, self._place(value))
        return cells

    def _place(self, value: Any) -> int:
        """Where ``value`` stands in the pool. True is not 1 there, as it is in Python."""
        key = _encode(value) if isinstance(value, list | dict) else (type(value), value)
        place = self._pool.setdefault(key, len(self._values))
        if place == len(self._values):
            self._values.append(value)
        return place
