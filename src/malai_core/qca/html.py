"""Tables for a notebook: plain HTML, readable without any style of the page around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table_html(heads: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = "") -> str:
    """Return a table; every text is escaped.

    Examples
    --------
    >>> table_html(["n"], [["<1"]])
    '<table><thead><tr><th>n</th></tr></thead><tbody><tr><td>&lt;1</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows
    )
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def number(value: float, places: int = 3) -> str:
    """Return a number as the field prints it, ``-`` where it is undefined.

    Examples
    --------
    >>> number(0.8154), number(float("nan"))
    ('0.815', '-')
    """
    return "-" if value != value else f"{value:.{places}f}"  # noqa: PLR0124 - nan is unequal to itself
