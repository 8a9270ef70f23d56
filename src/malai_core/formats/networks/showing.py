"""A network as a short table in a notebook."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import Final

from malai_core.formats.networks.model import Network

_SHOWN: Final = 10
_MOST: Final = 8


def html_of(network: Network) -> str:
    """Return a heading with the counts and the first members, everything escaped.

    Examples
    --------
    >>> from malai_core.formats.networks.model import Member
    >>> "&lt;b&gt;" in html_of(Network.of([Member("1", "<b>")]))
    True
    """
    report = network.report
    per_relation = Counter(tie.relation for tie in network.ties)
    relations = ", ".join(f"{name or 'ties'}: {per_relation[name]:,}" for name in network.relations)
    head = f"{len(network.members):,} members · {len(network.ties):,} ties"
    lines = [f"<strong>{escape(network.name or 'Network')}</strong> {head}"]
    lines += [escape(relations)] if relations else []
    lines += [f"{len(report.asides):,} set aside"] if report.asides else []
    return f"<div><p>{'<br>'.join(lines)}</p>{_table(network)}</div>"


def _table(network: Network) -> str:
    members = list(network.members.values())[:_SHOWN]
    names = list(dict.fromkeys(name for m in members for name in m.attributes))[:_MOST]
    rows = [[m.id, m.label, *(str(m.attributes.get(name, "")) for name in names)] for m in members]
    body = "".join(_row(row, "td") for row in rows)
    more = len(network.members) - len(members)
    foot = f"<p>and {more:,} more</p>" if more > 0 else ""
    head = _row(["id", "label", *names], "th")
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>{foot}" if members else ""


def _row(cells: list[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
