"""No file and no function grows past what one reading holds; the tail is what is guarded."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import files, is_vendored, named, texts

LINES = {".py": 300, ".js": 300, ".css": 400}
TEST_LINES = 400
FUNCTION_LINES = 40
OPENS_FUNCTION = re.compile(
    r"^(?P<indent>\s*)"
    r"(?:(?:export\s+)?(?:default\s+)?(?:async\s+)?function\b"
    r"|(?:export\s+)?(?:const|let)\s+\w+\s*=\s*(?:async\s*)?(?:\([^()]*\)|\w+)\s*=>"
    r"|(?:static\s+)?(?:async\s+)?(?:get\s+|set\s+)?(?!(?:if|for|while|switch|catch|with)\b)#?\w+\([^;]*\)\s*(?=\{))"
    r".*\{$"
)


def ours(*suffixes: str) -> Iterator[Path]:
    return (path for path in files(*suffixes) if not is_vendored(path))


def test_files_are_short() -> None:
    long = {named(path): length(path) for path in ours(*LINES) if length(path) > limit(path)}
    assert long == {}


def test_python_functions_are_short() -> None:
    long = [
        f"{named(path)}::{function.name} has {size} lines"
        for path in ours(".py")
        for function, size in python_functions(path)
        if size > FUNCTION_LINES
    ]
    assert long == []


def test_script_functions_are_short() -> None:
    long = [
        f"{named(path)}:{line} has {size} lines"
        for path in ours(".js")
        for line, size in script_functions(path.read_text("utf-8").splitlines())
        if size > FUNCTION_LINES
    ]
    assert long == []


def test_the_scan_of_scripts_sees_functions_arrows_and_methods() -> None:
    lines = ["export function a() {", "  b;", "}", "const c = (d) => {", "};", "class E {"]
    lines += ["  async f(g) {", "    if (g) {", "    }", "  }", "}"]
    assert list(script_functions(lines)) == [(1, 3), (4, 2), (7, 4)]


def test_nobody_silences_the_limit_on_complexity() -> None:
    silenced = [named(path) for path, text in texts(".py") if re.search(r"noqa:[^\n]*\bC901", text)]
    assert silenced == []


def length(path: Path) -> int:
    return path.read_text("utf-8").count("\n")


def limit(path: Path) -> int:
    return TEST_LINES if named(path).startswith("tests/") else LINES[path.suffix]


def python_functions(path: Path) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node, node.end_lineno - node.lineno + 1


def script_functions(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Line and size of each function: it ends where its indentation comes back with a brace."""
    for number, line in enumerate(lines):
        if opening := OPENS_FUNCTION.match(line):
            closing = opening["indent"] + "}"
            rest = (at for at, text in enumerate(lines[number:], 1) if text.startswith(closing))
            yield number + 1, next(rest, len(lines) - number)
