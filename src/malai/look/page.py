"""The page: one file with its own styles, script, fonts and data, and nothing from outside."""

from __future__ import annotations

import base64
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePath
from typing import Final

from malai.look import page_words, words
from malai.look.html import Html, data, el, join, plain
from malai.look.page_findings import findings_section
from malai.look.page_picture import picture_data, picture_section
from malai.look.page_sheets import sheets_section
from malai.look.page_tables import tables_section
from malai.look.seen import Seen
from malai_core.labels import Language, Sentence, say
from malai_core.text import say_date

_FACES: Final = ("thai-400", "thai-700", "latin-400", "latin-700")
_RANGES: Final = {
    "thai": "U+0E01-0E5B,U+200C-200D,U+25CC",
    "latin": "U+0000-00FF,U+2013-2014,U+2018-201A,U+201C-201E,U+2026,U+2190-2193,U+2212",
}


def page_of(seen: Seen, language: Language, *, has_contacts: bool = True) -> str:
    """Return the whole page.

    Names come from a stranger's file, so every text is escaped, data stand in a block that cannot
    be closed from inside, and the page's own policy lets nothing run but its one script.
    """
    style, script = _asset("page.css"), _asset("page.js")
    styles = Html(_faces() + style)
    body = el("body", *_body(seen, language, has_contacts=has_contacts), _script(script))
    head = el("head", *_head(seen, language, _policy(styles, script)), el("style", styles))
    return f"<!doctype html>\n{el('html', head, body, lang=language)}\n"


def title_of(seen: Seen) -> str:
    """Return the name of the file without its ending."""
    return plain(PurePath(seen.reading.source).stem) or plain(seen.reading.source)


def _head(seen: Seen, language: Language, policy: str) -> list[Html]:
    title = f"{title_of(seen)} · {page_words.TITLE.in_language(language)}"
    return [
        el("meta", charset="utf-8"),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="robots", content="noindex"),
        Html('<link rel="icon" href="data:,">'),
        el("title", title),
    ]


def _policy(style: str, script: str) -> str:
    """Return the policy: our own style and script by their fingerprints, fonts from inside."""
    return (
        f"default-src 'none'; style-src '{_fingerprint(style)}'; "
        f"script-src '{_fingerprint(script)}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _fingerprint(written: str) -> str:
    return "sha256-" + base64.b64encode(sha256(written.encode()).digest()).decode()


def _script(script: str) -> Html:
    return Html(f"<script>{script}</script>")


def _body(seen: Seen, language: Language, *, has_contacts: bool) -> list[Html]:
    return [
        el("a", page_words.SKIP.in_language(language), class_="skip", href="#findings"),
        _header(seen, language),
        el(
            "main",
            el(
                "div",
                picture_section(seen, language),
                findings_section(seen, language),
                class_="first",
            ),
            tables_section(seen, language, has_contacts=has_contacts),
            sheets_section(seen, language),
        ),
        _footer(language),
        data(picture_data(seen, language, has_contacts=has_contacts), id_="data"),
    ]


def _header(seen: Seen, language: Language) -> Html:
    day = say_date(seen.asof, language)
    read_on = Sentence(page_words.READ_ON, {"day": day}).in_language(language)
    subtitle = f"{read_on} · {page_words.STAYS_HERE.in_language(language)}"
    toggle = el(
        "button",
        Html('<span class="sun" aria-hidden="true"></span>'),
        type="button",
        id="theme",
        class_="round",
        aria_label=page_words.THEME.in_language(language),
    )
    return el(
        "header",
        el(
            "div",
            Html(_asset("mark.svg")),
            el("div", el("h1", el("bdi", title_of(seen))), el("p", subtitle), class_="title"),
            toggle,
            class_="bar",
        ),
        _numbers(seen, language),
        Html('<div class="garland" aria-hidden="true"></div>'),
    )


def _numbers(seen: Seen, language: Language) -> Html:
    shown = {name: label for name, label in words.COUNTS.items() if seen.counts[name]}
    tiles = [
        el(
            "li",
            el("strong", say(seen.counts[name], language)),
            Html(" "),
            label.in_language(language),
        )
        for name, label in (shown or {"people": words.COUNTS["people"]}).items()
    ]
    return el("ul", *tiles, class_="tiles", aria_label=page_words.NUMBERS.in_language(language))


def _footer(language: Language) -> Html:
    return el(
        "footer",
        el("p", page_words.PRIVATE.in_language(language)),
        el("p", page_words.MADE_BY.in_language(language)),
    )


def _asset(name: str) -> str:
    return (files("malai.look") / name).read_text(encoding="utf-8").strip()


def _faces() -> str:
    """Return Sarabun inside the page where the front end was built, else nothing."""
    built = files("malai") / "static" / "built"
    if not built.is_dir():
        return ""
    found = list(built.iterdir())
    return str(join(*(_face(found, face) for face in _FACES)))


def _face(found: list[Traversable], face: str) -> Html:
    script, weight = face.split("-")
    start = f"sarabun-{script}-{weight}-normal"
    for file in found:
        if file.name.startswith(start) and file.name.endswith(".woff2"):
            inside = base64.b64encode(file.read_bytes()).decode()
            return Html(
                f"@font-face{{font-family:Sarabun;font-weight:{weight};"
                f"src:url(data:font/woff2;base64,{inside}) format('woff2');"
                f"unicode-range:{_RANGES[script]}}}\n"
            )
    return Html("")
