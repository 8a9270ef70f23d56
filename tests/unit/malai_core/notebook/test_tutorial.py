"""The tutorial notebook runs from top to bottom, cell by cell, in one name space."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).resolve().parents[4] / "docs" / "notebook.ipynb"


def test_every_cell_runs_and_shows_what_it_ends_in() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    space: dict[str, Any] = {}
    shown = [run(source, space) for source in sources]
    assert space["found"].after.parts == 3
    assert any(value is True for value in shown)


def run(source: str, space: dict[str, Any]) -> object:
    """Run a cell; return the value of its last line, as a notebook shows it."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), space)  # noqa: S102 - our own notebook
    if not isinstance(last, ast.Expr):
        return None
    value: object = eval(compile(ast.Expression(last.value), "cell", "eval"), space)  # noqa: S307 - our own notebook
    html = getattr(value, "_repr_html_", None)
    assert html is None or html()
    return value


def test_the_notebook_holds_no_output() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert all(not cell.get("outputs") for cell in cells)
