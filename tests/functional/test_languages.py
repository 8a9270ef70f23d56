"""Every page in Thai shows no English text of ours, and in English no Thai one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.urls import reverse

from tests.functional.doors import READERS
from tests.functional.test_doors import TABLES
from tests.makers import World
from tools import messages

#: Shorter texts are words that names and data may hold too.
SHORTEST = 10
#: People of the tests are called after their roles; their names are data, not texts.
NAMES_OF_CAST = re.compile(rf"\b({'|'.join(READERS)})(@example\.org)?\b")

#: Ids of methods are the same in every language.
METHOD_IDS = re.compile(r"\b[a-z]+(\.[a-z0-9_]+)+\.v\d+\b")


class Visible(HTMLParser):
    """Collects what a person reads or hears of a page."""

    SPOKEN = ("title", "aria-label", "alt", "placeholder")

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.hidden = 0
        self.language: str | None = None
        # A part that says it is in another language, such as a report, may be.
        self.foreign = ""
        self.depth = 0
        self.may_break = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        spoken = dict(attrs).get("lang")
        self.language = self.language or spoken
        if not self.foreign and spoken and spoken != self.language:
            self.foreign = tag
        if self.foreign:
            self.depth += tag == self.foreign
            return
        self.may_break = tag == "wbr"
        self.hidden += tag in {"script", "style"}
        self.texts += [value for name, value in attrs if name in self.SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        if self.foreign:
            self.depth -= tag == self.foreign
            self.foreign = self.foreign if self.depth else ""
            return
        self.hidden -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if self.hidden or self.foreign:
            return
        if self.may_break and self.texts:
            data = self.texts.pop() + data
        self.may_break = False
        self.texts.append(data)

    @classmethod
    def of(cls, html: str) -> str:
        """Return the visible text of a page, white space folded."""
        parser = cls()
        parser.feed(html)
        return re.sub(r"\s+", " ", " ".join(parser.texts))


@cache
def pairs() -> list[tuple[str, str]]:
    """Return every text of ours without places for values, in English and in Thai."""
    found = []
    for room in messages.rooms():
        for message in messages.catalog_of(room):
            english, thai = message.id, message.string
            if not isinstance(english, str) or not isinstance(thai, str) or "%(" in english:
                continue
            if len(english) >= SHORTEST and english != thai:
                found.append((english, thai))
    return found


def _pages() -> Iterator[tuple[str, str]]:
    for room in TABLES:
        for name, methods in import_module(f"tests.functional.{room}.doors").DOORS.items():
            if "get" in methods and methods["get"].owner == 200:
                yield room, name


#: Places for values in the sentences that an island says.
PLACES = re.compile(r"\{[a-z_]+\}")


def _text_of(client: Client, url: str, language: str) -> str:
    client.cookies["malai_language"] = language
    answer = client.get(url)
    answer.getvalue()
    if "html" not in answer.headers.get("Content-Type", ""):
        return ""
    text = PLACES.sub("", METHOD_IDS.sub("", Visible.of(answer.content.decode())))
    return NAMES_OF_CAST.sub("", text)


@pytest.mark.parametrize(("room", "name"), list(_pages()))
def test_every_page_speaks_one_language(
    room: str, name: str, world: World, signed_in: Callable[[str], Client]
) -> None:
    table = import_module(f"tests.functional.{room}.doors")
    url = reverse(name, kwargs=table.arguments(world).get(name, {}))

    in_thai = _text_of(signed_in("owner"), url, "th")
    in_english = _text_of(signed_in("owner"), url, "en")

    assert [english for english, _thai in pairs() if english in in_thai] == []
    assert [
        thai for _english, thai in pairs() if len(thai) >= SHORTEST and thai in in_english
    ] == []


def test_the_rule_catches_a_text_in_the_wrong_language() -> None:
    assert "Bring a workbook" in Visible.of(
        "<p>Bring\n a <b>workbook</b></p>".replace("<b>", "").replace("</b>", "")
    )
    assert Visible.of("<script>Bring a workbook</script>").strip() == ""
    assert "Search here" in Visible.of('<input placeholder="Search here">')


def conflicts() -> set[str]:
    """Return English texts for which two rooms say something else in Thai: one of them loses."""
    said: dict[tuple[str, str], set[str]] = {}
    for file in sorted(
        Path(__file__).parents[2].glob("src/malai/*/locale/th/LC_MESSAGES/django.po")
    ):
        for one in read_po(io.BytesIO(file.read_bytes())):
            name, thai = _first(one.id), _first(one.string)
            said.setdefault((one.context or "", name), set()).add(thai)
    return {name for (_context, name), thai in said.items() if name and len(thai) > 1}


def _first(text: object) -> str:
    """Return a text, of one with a plural its first form."""
    return text if isinstance(text, str) else str(next(iter(text)))  # type: ignore[call-overload]


def test_no_text_has_two_translations() -> None:
    assert conflicts() == set()
