"""A finding: one sentence about the network that ends in one act."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from malai_core.labels import Sentence, Words


class Tone(StrEnum):
    """How pressing a finding is. Shown by word and mark, never by colour alone."""

    ALARM = "alarm"
    ATTENTION = "attention"
    GOOD = "good"
    PLAIN = "plain"


class ActKind(StrEnum):
    """What the one act is; a page turns it into a button, the terminal into a sentence."""

    OPEN_PEOPLE = "open_people"
    OPEN_PICTURE = "open_picture"
    OPEN_ACTIVITIES = "open_activities"
    OPEN_DUPLICATES = "open_duplicates"
    OPEN_ORGANISATIONS = "open_organisations"
    OPEN_IMPORT = "open_import"


@dataclass(frozen=True, slots=True)
class Act:
    """The one thing to do about a finding this week."""

    kind: ActKind
    button: Words
    sentence: Words


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    ``names_people`` findings are for manager and coordinator; others see ``counts_only``.
    """

    id: str
    tone: Tone
    sentence: Sentence
    counts_only: Sentence
    act: Act
    how: Words
    """How we know, in plain words, and the method id."""
    members: tuple[str, ...] = ()
    names_people: bool = False
    number: float | None = None
