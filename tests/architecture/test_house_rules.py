"""Rules of the house that no library checks. Each rule is shown lines that it must catch."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
LAZY = {"gettext_lazy", "ngettext_lazy", "pgettext_lazy"}
EAGER = {"gettext", "ngettext", "pgettext"}
WRITES = {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create"}


def _python_files(*folders: str) -> list[Path]:
    found = [p for folder in folders for p in (ROOT / folder).rglob("*.py")]
    return sorted(p for p in found if "migrations" not in p.parts and "node_modules" not in p.parts)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _body_lines(function: ast.FunctionDef) -> int:
    body = function.body
    if ast.get_docstring(function):
        body = body[1:]
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_files_stay_under_four_hundred_lines() -> None:
    files = _python_files("src", "tests", "bench", "tools") + sorted(
        (ROOT / "frontend/src").rglob("*.ts")
    )
    long = {
        str(p.relative_to(ROOT)): n for p in files if (n := len(p.read_text().splitlines())) > 400
    }
    assert long == {}


def test_functions_have_a_median_of_at_most_nine_lines() -> None:
    lengths = [_body_lines(f) for path in _python_files("src") for f in _functions(_tree(path))]
    assert median(lengths) <= 9


def eager_texts(tree: ast.Module) -> list[int]:
    """Return the lines where a text is put into a language while the module is imported."""
    names = {"_"} if _underscore_is_eager(tree) else set()
    inside = {
        id(n)
        for f in ast.walk(tree)
        if isinstance(f, ast.FunctionDef | ast.Lambda)
        for n in ast.walk(f)
    }
    calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call) and id(n) not in inside)
    return [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id in EAGER | names]


def _underscore_is_eager(tree: ast.Module) -> bool:
    imports = (n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom))
    return any(a.asname == "_" and a.name in EAGER for n in imports for a in n.names)


def test_the_rule_on_eager_texts_catches_one() -> None:
    caught = "from django.utils.translation import gettext as _\nTITLE = _('Members')\n"
    free = "from django.utils.translation import gettext as _\ndef f():\n    return _('Members')\n"
    assert eager_texts(ast.parse(caught)) == [2]
    assert eager_texts(ast.parse(free)) == []


def test_no_text_is_put_into_a_language_at_import() -> None:
    found = {
        str(p.relative_to(ROOT)): lines
        for p in _python_files("src")
        if (lines := eager_texts(_tree(p)))
    }
    assert found == {}


def silencers_without_reason(text: str) -> list[int]:
    """Return the lines with a ``noqa`` that lacks a code or a reason."""
    lines = enumerate(text.splitlines(), start=1)
    return [
        n
        for n, line in lines
        if "# noqa" in line and not re.search(r"# noqa: [A-Z]+\d+(, ?[A-Z]+\d+)* - \w", line)
    ]


def test_the_rule_on_silencers_catches_one() -> None:
    assert silencers_without_reason("import os  # noqa" + "\nx = 1  # noqa: F401") == [1, 2]
    assert silencers_without_reason("import os  # noqa: F401 - needed by the plugin") == []


def test_every_silencer_has_a_code_and_a_reason() -> None:
    files = [p for p in _python_files("src", "tests", "bench", "tools") if p != Path(__file__)]
    found = {
        str(p.relative_to(ROOT)): n for p in files if (n := silencers_without_reason(p.read_text()))
    }
    assert found == {}


def writes_of(tree: ast.Module) -> list[int]:
    """Return the lines that write to the database through a manager or a row."""
    calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call))
    return [
        c.lineno
        for c in calls
        if isinstance(c.func, ast.Attribute)
        and c.func.attr in WRITES
        and "objects" in ast.unparse(c.func)
    ]


def test_selectors_and_views_never_write() -> None:
    reading = [
        p
        for p in _python_files("src/malai")
        if p.stem.startswith("selectors") or "web" in p.parts or "selectors" in p.parts
    ]
    assert {str(p.relative_to(ROOT)): n for p in reading if (n := writes_of(_tree(p)))} == {}


def test_the_rule_on_writes_catches_one() -> None:
    assert writes_of(ast.parse("Party.objects.create(name='x')")) == [1]
    assert writes_of(ast.parse("Party.objects.filter(pk=1)")) == []


@pytest.mark.parametrize(
    "pattern",
    [r"style=\"", r"<script(?![^>]*src=)", r"\son[a-z]+=\"", r"https?://(?!www\.w3\.org)"],
)
def test_templates_carry_nothing_the_policy_forbids(pattern: str) -> None:
    pages = [p for p in SOURCE.rglob("templates/**/*.html") if "look" not in p.parts]
    assert [str(p.relative_to(ROOT)) for p in pages if re.search(pattern, p.read_text())] == []


def test_templates_stay_under_a_hundred_and_fifty_lines() -> None:
    pages = SOURCE.rglob("templates/**/*.html")
    assert [str(p) for p in pages if len(p.read_text().splitlines()) > 150] == []


def test_no_machine_and_no_way_of_working_is_named() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    words = re.compile(r"(?<![\w.])/wo" + "rk/|/ro" + r"ot/|\.\./sha" + "red|farm-stu" + "dio")
    texts = [
        ROOT / name
        for name in tracked.stdout.split()
        if not name.endswith((".png", ".lock", ".json"))
    ]
    found = [
        str(p.relative_to(ROOT))
        for p in texts
        if p.is_file() and words.search(p.read_text(errors="ignore"))
    ]
    assert found == []
