"""The published document of the socket (AsyncAPI 3), and the same messages as types for the scripts."""

import sys
from pathlib import Path
from typing import Any, get_args

import msgspec

from web.messages import PROTOCOL, ClientMessage, Close, Message, ServerMessage

TYPES = Path(__file__).parent / "static" / "js" / "line" / "wire.d.ts"
_REF = "#/components/schemas/{name}"
_PLAIN = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}


def document(version: str) -> dict[str, Any]:
    """The AsyncAPI 3 document: one channel, what each side may say, and why a socket is closed."""
    said, told = get_args(ClientMessage), get_args(ServerMessage)
    about = "Boards, live. Reports and decisions go by HTTP. Close codes: " + _codes()
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "golive", "version": version, "description": about},
        "defaultContentType": "application/json",
        "channels": {"boards": _channel((*said, *told))},
        "operations": {
            "say": _operation("receive", said),
            "hear": _operation("send", told),
        },
        "components": {
            "schemas": schemas(),
            "messages": {_tag(form): _message(form) for form in (*said, *told)},
        },
    }


def schemas() -> dict[str, Any]:
    """JSON schemas of all messages and what they hold, by the type's name."""
    forms = [*get_args(ClientMessage), *get_args(ServerMessage)]
    return msgspec.json.schema_components(forms, ref_template=_REF)[1]


def types() -> str:
    """TypeScript declarations of all messages, for checking the scripts."""
    named = sorted(schemas().items())
    lines = [
        "/** Written by `python -m web.asyncapi --types`; the messages are in web/messages.py. */"
    ]
    lines += [f"export type {name} = {_ts(schema)};" for name, schema in named]
    for name, union in (("ClientMessage", ClientMessage), ("ServerMessage", ServerMessage)):
        lines.append(
            f"export type {name} = {' | '.join(form.__name__ for form in get_args(union))};"
        )
    return "\n".join(lines) + "\n"


def _channel(forms: tuple[type[Message], ...]) -> dict[str, Any]:
    return {
        "address": "/ws",
        "description": f"Subprotocol {PROTOCOL}; JSON text; no compression.",
        "messages": {_tag(form): {"$ref": f"#/components/messages/{_tag(form)}"} for form in forms},
    }


def _operation(action: str, forms: tuple[type[Message], ...]) -> dict[str, Any]:
    """Seen from the server, which receives what a client says."""
    channel = "#/channels/boards"
    return {
        "action": action,
        "channel": {"$ref": channel},
        "messages": [{"$ref": f"{channel}/messages/{_tag(form)}"} for form in forms],
    }


def _message(form: type[Message]) -> dict[str, Any]:
    told = {"name": _tag(form), "payload": {"$ref": _REF.format(name=form.__name__)}}
    return (
        told
        if form.__doc__ is None
        else told | {"summary": form.__doc__.strip().partition("\n")[0]}
    )


def _tag(form: type[Message]) -> str:
    return str(form.__struct_config__.tag)


def _codes() -> str:
    return ", ".join(f"{code.value} {code.name.lower().replace('_', ' ')}" for code in Close) + "."


def _ts(schema: dict[str, Any]) -> str:
    match schema:
        case {"$ref": str(ref)}:
            return ref.rpartition("/")[2]
        case {"enum": list(values)}:
            return " | ".join(repr(value) for value in values)
        case {"anyOf": list(choices)}:
            return " | ".join(_ts(choice) for choice in choices)
        case {"type": "array"}:
            return _array(schema)
        case {"type": "object"}:
            return _object(schema)
        case {"type": str(kind)}:
            return _PLAIN[kind]
        case _:
            return "any"


def _array(schema: dict[str, Any]) -> str:
    parts = schema.get("prefixItems")
    if parts is None:
        return f"({_ts(schema['items'])})[]"
    return f"[{', '.join(_ts(part) for part in parts)}]"


def _object(schema: dict[str, Any]) -> str:
    fields, required = schema.get("properties"), set(schema.get("required", ()))
    if fields is None:
        return f"Record<string, {_ts(schema.get('additionalProperties') or {})}>"
    told = (
        f"{name}{'' if name in required else '?'}: {_ts(field)}" for name, field in fields.items()
    )
    return "{ " + "; ".join(told) + " }"


if __name__ == "__main__":
    if sys.argv[1:] == ["--types"]:
        TYPES.write_text(types(), "utf-8")
    else:
        sys.stdout.write(
            msgspec.json.format(msgspec.json.encode(document("")), indent=2).decode() + "\n"
        )
