"""The page on formats and the table in the code say the same."""

from __future__ import annotations

from pathlib import Path

from malai_core.formats.networks.holds import HOLDS, Holds
from malai_core.formats.networks.registry import FORMATS, PEOPLE_FILES, WRITTEN

PAGE = Path(__file__).resolve().parents[5] / "docs" / "methods" / "formats-networks.md"
IDS = {
    "kept": "kept",
    "numbers": "become numbers",
    "names": "become names",
    "places": "become places",
}


def row(name: str, holds: Holds) -> str:
    cells = [
        f"`{name}`",
        IDS[holds.ids],
        attributes(holds),
        yes(holds.tie_attributes),
        "matrix" if holds.is_matrix else "each as it is",
        "several" if holds.relations else "one",
        holds.spells or "–",
        yes(holds.timed),
        holds.modes or "–",
        yes(holds.name),
    ]
    return f"| {' | '.join(cells)} |"


def attributes(holds: Holds) -> str:
    if holds.types >= {"int", "float"}:
        return "typed"
    if holds.member_attributes:
        return "as text"
    return "numbers of all" if holds.series else "places only" if holds.places else "–"


def yes(flag: bool) -> str:
    return "yes" if flag else "–"


def test_every_row_of_the_page_is_a_rule_of_the_code() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name, holds in HOLDS.items() if row(name, holds) not in page] == []


def test_every_format_that_is_written_says_what_it_holds() -> None:
    assert set(WRITTEN) == set(HOLDS) | PEOPLE_FILES
    assert set(HOLDS) <= set(FORMATS)
