"""The published document of the HTTP interface: the routes, with schemas from the very types they decode."""

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from web.errors import PROBLEM, Problem

_COMPONENTS: dict[str, Any] = {}
"""Every schema that a route refers to, by name."""


FOREIGN = ("HTTPValidationError", "ValidationError")
"""Schemas that the framework publishes of its own answer to a query that it cannot read."""


def schema(form: Any) -> dict[str, Any]:
    """The JSON schema of a type; what it is made of goes to the document's components."""
    (found,), components = msgspec.json.schema_components(
        [form], ref_template="#/components/schemas/{name}"
    )
    _COMPONENTS.update(components)
    return found


def takes(form: Any) -> dict[str, Any]:
    """A route's ``openapi_extra`` when its body is JSON of that form."""
    content = {"application/json": {"schema": schema(form)}}
    return {"requestBody": {"required": True, "content": content}}


def takes_file(*kinds: str, headers: dict[str, tuple[Any, str]]) -> dict[str, Any]:
    """A route's ``openapi_extra`` when its body is a file of one of those media types.

    ``headers`` may come with it: by name their form and what they are for.
    """
    content = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in kinds}
    parameters = [
        {"name": name, "in": "header", "description": what, "schema": schema(form)}
        for name, (form, what) in headers.items()
    ]
    return {"requestBody": {"required": True, "content": content}, "parameters": parameters}


def gives(form: Any, *statuses: int, also: tuple[int, ...] = ()) -> dict[int | str, dict[str, Any]]:
    """A route's ``responses``: ``form`` on these statuses, a problem on the others.

    Whatever it is, one may not be let in, and the log may not be there just now.
    """
    told: dict[int | str, dict[str, Any]] = {
        status: _done(schema(form)) for status in statuses or (200,)
    }
    refused = {401, 403, 503, *also}
    return told | {status: _refused() for status in sorted(refused)}


def gives_file(*kinds: str, also: tuple[int, ...] = ()) -> dict[int | str, dict[str, Any]]:
    """A route's ``responses`` when it answers with a file of one of those media types."""
    content = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in kinds}
    done: dict[int | str, dict[str, Any]] = {200: {"description": "Done", "content": content}}
    return done | {status: _refused() for status in sorted({401, 403, 503, *also})}


def gives_each(alone: Any, *each: Any) -> dict[int | str, dict[str, Any]]:
    """A route's ``responses`` on 200, where one is answered as ``alone`` and several as one of ``each``."""
    several = {"type": "array", "items": {"anyOf": [schema(form) for form in each]}}
    return {200: _done({"anyOf": [schema(alone), several]})}


def document(app: FastAPI) -> dict[str, Any]:
    """The whole document, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, routes=app.routes)
        made.setdefault("components", {}).setdefault("schemas", {}).update(_COMPONENTS)
        _tell_of_queries(made)
        made["components"]["securitySchemes"] = {
            "session": {"type": "apiKey", "in": "cookie", "name": "golive"},
            "token": {"type": "http", "scheme": "bearer"},
        }
        made["security"] = [{"session": []}, {"token": []}]
        app.openapi_schema = made
    return app.openapi_schema


def _tell_of_queries(made: dict[str, Any]) -> None:
    """A query that cannot be read is answered as a problem; what the framework would say is never served."""
    for name in FOREIGN:
        made["components"]["schemas"].pop(name, None)
    for operations in made["paths"].values():
        for told in operations.values():
            if "application/json" not in told["responses"].get("422", {}).get("content", {}):
                continue
            del told["responses"]["422"]
            if any(parameter["in"] == "query" for parameter in told["parameters"]):
                told["responses"]["422"] = _refused()


def _done(told: dict[str, Any]) -> dict[str, Any]:
    return {"description": "Done", "content": {"application/json": {"schema": told}}}


def _refused() -> dict[str, Any]:
    return {"description": "Refused", "content": {PROBLEM: {"schema": schema(Problem)}}}
