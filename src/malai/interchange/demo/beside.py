"""Tags, notes and a saved list of the demonstration, so that no page of them is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from malai.audit.services import Recorder
from malai.interchange.demo.facts import PersonFact
from malai.network.models import Network, Note, Segment, Tag, TagColour, Tagging
from malai_core.text import PartialDate, search_text

#: What is written on cards of the hill network: the word in both languages, its colour, and every how many it is.
TAGS: Final = (
    ("ขับรถขึ้นดอยได้", "drives up the hill", TagColour.LEAF, 9),
    ("อบรมรุ่น 2558", "trained in 2015", TagColour.CROWN, 5),
    ("ขอให้โทรหลังหกโมงเย็น", "call after six", TagColour.MARIGOLD, 23),
)
SPEAKS: Final = ("พูดภาษาถิ่นได้", "speaks a hill language")
NOTES: Final = (
    "พร้อมช่วยงานวันเสาร์ ขอให้บอกล่วงหน้าหนึ่งสัปดาห์",
    "รู้จักครอบครัวในหมู่บ้านดีทุกหลัง ให้แนะนำตัวผู้มาใหม่ได้",
    "กำลังสอนงานคนรุ่นใหม่สองคน",
)


def beside_fill(
    trace: Recorder, network: Network, people: Sequence[PersonFact], keys: Mapping[str, int]
) -> None:
    """Put tags and notes on people of a network and save one list, inside the caller's act."""
    parties = [keys[person.key] for person in people]
    speaking = [keys[person.key] for person in people if person.languages]
    for thai, english, colour, each in TAGS:
        _tag(trace, network, (thai, english), colour, parties[::each])
    speaks = _tag(trace, network, SPEAKS, TagColour.PLAIN, speaking[::2])
    notes = zip(parties[2::7], NOTES, strict=False)
    trace.create_all(Note, [_note(network, key, text) for key, text in notes])
    trace.create(
        Segment(
            workspace=network.workspace,
            name="อาสาที่พูดภาษาถิ่นได้",
            english="Volunteers who speak a hill language",
            query=f"in_role=volunteer&tag={speaks.public_id}",
            is_shared=True,
        )
    )


def _tag(
    trace: Recorder,
    network: Network,
    words: tuple[str, str],
    colour: str,
    parties: Sequence[int],
) -> Tag:
    tag = Tag(workspace=network.workspace, name=words[0], english=words[1], colour=colour)
    tag.match_key = search_text(words[0])
    trace.create(tag)
    trace.create_all(Tagging, [Tagging(tag=tag, party_id=key) for key in parties])
    return tag


def _note(network: Network, key: int, text: str) -> Note:
    day = PartialDate(2016, 11, 5)
    return Note(workspace=network.workspace, party_id=key, text=text, on=day)
