"""Answers of members about each other: trust and value, give and take, needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from malai.insight.bridge.lines import why
from malai.insight.bridge.measuring import used
from malai.insight.models import Answer
from malai.insight.results import NAMED, Line, MethodUse, Value
from malai.network.models import Party
from malai_core.giving.balance import PairBalance, net_receiving, pair_balances
from malai_core.giving.exchange import exchange
from malai_core.labels import Words
from malai_core.trust.pairs import Mutual, NetworkScore, mutual, network_score
from malai_core.trust.quadrants import ACTS, Quadrant, quadrants
from malai_core.trust.ratings import DEFAULT_FLOOR, TRUST_ITEMS, VALUE_ITEMS, Rating, Score, scores
from malai_core.trust.received import Received, received

NEEDS: Final = "insight.needs.malai.v1"
ITEMS: Final = (*TRUST_ITEMS, *VALUE_ITEMS)
#: Items of trust come first, then those of value.
HALF: Final = len(TRUST_ITEMS)


@dataclass(frozen=True, slots=True)
class PartnerScore:
    """What the others say of one partner; ``None`` where too few of them do."""

    party: Party
    raters: int
    trust: float | None
    value: float | None
    quadrant: str
    act: Words | None


@dataclass(frozen=True, slots=True)
class Trusted:
    """Trust and value of a network."""

    partners: list[PartnerScore]
    trust: NetworkScore | None
    value: NetworkScore | None
    trust_line: float | None
    value_line: float | None
    undefined: Words | None
    raters: int


def numbered(answers: Sequence[Answer]) -> tuple[list[Party], dict[int, int]]:
    """Return everybody in these answers and their numbers, by key of the party."""
    parties: dict[int, Party] = {}
    for answer in answers:
        for party in (answer.by, answer.about):
            if party is not None:
                parties.setdefault(party.pk, party)
    ordered = sorted(parties.values(), key=lambda party: (party.sort_key, party.pk))
    return ordered, {party.pk: place for place, party in enumerate(ordered)}


def ratings_of(answers: Sequence[Answer], *, half: slice) -> list[Rating]:
    """Return one half of the items of each answer, the latest answer of a pair."""
    _parties, number = numbered(answers)
    latest = {(a.by_id, a.about_id): a for a in answers if a.about_id is not None}
    return [
        Rating(number[by], number[about], tuple(answer.items[half]))
        for (by, about), answer in latest.items()
    ]


TRUST, VALUE = slice(0, HALF), slice(HALF, None)


def trusted(answers: Sequence[Answer], *, top: int) -> Trusted:
    """Return trust and value as partners rate each other; nothing of whom fewer than three rated."""
    parties, _number = numbered(answers)
    trust, value = (ratings_of(answers, half=half) for half in (TRUST, VALUE))
    of_trust, of_value = (scores(ratings, top=top).value or () for ratings in (trust, value))
    got_trust, got_value = (
        received(len(parties), list(said), ratings)
        for said, ratings in ((of_trust, trust), (of_value, value))
    )
    lines = quadrants(got_trust.value or (), got_value.value or (), top=top) if (
        got_trust.value and got_value.value
    ) else None  # fmt: skip
    found = lines.value if lines else None
    return Trusted(
        partners=[
            _partner(
                party,
                got_trust.value[place] if got_trust.value else None,
                got_value.value[place] if got_value.value else None,
                found.of[place] if found else None,
                _raters(of_trust, place),
            )
            for place, party in enumerate(parties)
        ],
        trust=network_score(list(of_trust), top=top).value,
        value=network_score(list(of_value), top=top).value,
        trust_line=found.trust_line if found else None,
        value_line=found.value_line if found else None,
        undefined=got_trust.undefined or got_value.undefined,
        raters=len({score.rater for score in of_trust}),
    )


def _raters(said: Sequence[Score], place: int) -> int:
    return sum(score.partner == place for score in said)


def _partner(
    party: Party,
    trust: Received | None,
    value: Received | None,
    quadrant: Quadrant | None,
    raters: int,
) -> PartnerScore:
    code = quadrant.name.lower() if quadrant else ""
    means = (trust.mean if trust else None, value.mean if value else None)
    return PartnerScore(party, raters, *means, code, ACTS[quadrant] if quadrant else None)


def uneven(answers: Sequence[Answer], *, top: int) -> list[tuple[Party, Party, Mutual]]:
    """Return the pairs that rated each other, the widest gap of trust first: for a manager only."""
    parties, _number = numbered(answers)
    said = scores(ratings_of(answers, half=TRUST), top=top).value or ()
    found = mutual(said).value or ()
    return [(parties[one.first], parties[one.second], one) for one in found if one.gap > 0]


# -- Give and take -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Given:
    """Give and take in a network."""

    members: list[tuple[Party, float, float, float | None]]
    """Member, what she gives, what she gets, and how much more she gets (-1 to 1)."""
    pairs: list[tuple[Party, Party, PairBalance]]
    direct: float | None
    generalized: float | None
    undefined: Words | None
    unvalued: int = 0
    """Answers that say no value beside others that do: they are in no sum."""
    is_times: bool = False
    """Whether no answer says a value, so that times are counted."""


def given_of(answers: Sequence[Answer]) -> Given:
    """Return who gives and takes how much, pair by pair and in all.

    Where no answer says a value each counts once. Beside answers that do, one without is left out:
    a day's work is not one baht.
    """
    parties, number = numbered(answers)
    told = [(a.by_id, a.about_id, a.value) for a in answers if a.about_id is not None]
    is_times = all(value is None for _by, _about, value in told)
    gifts = [
        (number[by], number[about], 1.0 if value is None else value)
        for by, about, value in told
        if is_times or value is not None
    ]
    net = net_receiving(len(parties), gifts)
    round_about = exchange(len(parties), gifts).value
    gave, got = [0.0] * len(parties), [0.0] * len(parties)
    for giver, taker, value in gifts:
        if giver != taker:
            gave[giver] += value
            got[taker] += value
    known = net.value or (None,) * len(parties)
    pairs = pair_balances(len(parties), gifts).value or ()
    return Given(
        members=[(p, gave[i], got[i], known[i]) for i, p in enumerate(parties)],
        pairs=[(parties[one.first], parties[one.second], one) for one in pairs],
        direct=round_about.direct if round_about else None,
        generalized=round_about.generalized if round_about else None,
        undefined=net.undefined,
        unvalued=len(told) - len(gifts),
        is_times=is_times,
    )


# -- Lines of the reading ------------------------------------------------------------------------


def trust_line(answers: Sequence[Answer], *, top: int, on: str) -> Line:
    """Return what the reading says of trust."""
    said = scores(ratings_of(answers, half=TRUST), top=top)
    score = network_score(list(said.value or ()), top=top)
    if score.value is None:
        return Line("trust", "plain", None, {"on": on}, (), used(score), why(score.undefined))
    of = score.value.of_maximum
    tone = "good" if of >= 0.65 else "attention" if of < 0.5 else "plain"
    values: dict[str, Value] = {"share": of, "mean": score.value.mean, "top": top, "on": on}
    return Line("trust", tone, of, values, (), used(score))


def needs_line(answers: Sequence[Answer]) -> Line:
    """Return what the reading says of skills and resources that members look for."""
    wanted = Counter(answer.text for answer in answers if answer.text)
    members = list(dict.fromkeys(str(a.by.public_id) for a in answers if a.text))
    common = [text for text, _count in wanted.most_common(3)]
    values: dict[str, Value] = {
        "members": len(members),
        "kinds": len(wanted),
        "common": ", ".join(common),
    }
    kept = tuple(members[:NAMED])
    return Line("needs", "attention", float(len(members)), values, kept, (MethodUse(NEEDS),))


__all__ = ["DEFAULT_FLOOR", "ITEMS", "given_of", "needs_line", "trust_line", "trusted", "uneven"]
