"""The findings of the page: each a sentence, how we know, and one act."""

from __future__ import annotations

from typing import Final

from malai.look import page_words, words
from malai.look.html import Html, el, text
from malai.look.seen import Seen
from malai_core.labels import Language
from malai_core.reading.finding import Act, ActKind, Finding, Tone

#: Where the button of an act leads inside the page.
PLACES: Final[dict[ActKind, str]] = {
    ActKind.OPEN_PEOPLE: "people",
    ActKind.OPEN_PICTURE: "picture",
    ActKind.OPEN_ACTIVITIES: "activities",
    ActKind.OPEN_DUPLICATES: "duplicates",
    ActKind.OPEN_ORGANISATIONS: "organisations",
    ActKind.OPEN_IMPORT: "sheets",
}
_ICONS: Final[dict[Tone, str]] = {
    Tone.ALARM: '<path d="M12 3 22 20H2Z"/><path d="M12 10v4M12 17v.5"/>',
    Tone.ATTENTION: '<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.5v.5"/>',
    Tone.GOOD: '<circle cx="12" cy="12" r="9"/><path d="m8 12 3 3 5-6"/>',
    Tone.PLAIN: '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.5v.5"/>',
}


def findings_section(seen: Seen, language: Language) -> Html:
    """Return the section of findings, worst first."""
    number = seen.view.number
    cards = [
        _card(finding, language, [number[key] for key in finding.members], is_first=place == 0)
        for place, finding in enumerate(seen.findings)
    ]
    copy = el(
        "button",
        page_words.COPY.in_language(language),
        type="button",
        id="copy",
        class_="ghost",
        title=page_words.COPY_NOTE.in_language(language),
    )
    return el(
        "section",
        el("div", el("h2", page_words.FINDINGS.in_language(language)), copy, class_="head"),
        el("ol", *cards, class_="findings"),
        id="findings",
        aria_label=page_words.FINDINGS.in_language(language),
    )


def _card(finding: Finding, language: Language, members: list[int], *, is_first: bool) -> Html:
    return el(
        "li",
        el(
            "p", _icon(finding.tone), words.TONES[finding.tone].in_language(language), class_="tone"
        ),
        *_sentences(finding, language),
        _act(finding.act, language, members, is_first=is_first),
        el(
            "details",
            el("summary", page_words.HOW.in_language(language)),
            el("p", finding.how.in_language(language)),
        ),
        class_=f"finding {finding.tone.value}",
    )


def _sentences(finding: Finding, language: Language) -> list[Html]:
    """Return the sentence; where it names people, what is printed and copied has counts only."""
    counted = finding.counts_only.in_language(language)
    said = finding.sentence.in_language(language)
    if said == counted:
        return [el("p", said, class_="said", data_copy=counted)]
    return [
        el("p", said, class_="said named", data_copy=counted),
        el("p", counted, class_="said counted"),
    ]


def _act(act: Act, language: Language, members: list[int], *, is_first: bool) -> Html:
    place = PLACES[act.kind]
    button = el(
        "a",
        act.button.in_language(language),
        href=f"#{place}",
        class_="button primary" if is_first else "button",
        data_place=place,
        data_members=" ".join(map(str, members)) or None,
    )
    label = el("strong", page_words.THIS_WEEK.in_language(language))
    return el(
        "div", el("p", label, text(" "), act.sentence.in_language(language)), button, class_="act"
    )


def _icon(tone: Tone) -> Html:
    return Html(f'<svg viewBox="0 0 24 24" class="icon" aria-hidden="true">{_ICONS[tone]}</svg>')
