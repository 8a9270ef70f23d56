"""The lines of the reading about people: who is mixed with whom, who has been heard, what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from malai.insight.bridge.arrays import Arrays, confirmed
from malai.insight.bridge.lines import named, why
from malai.insight.bridge.measuring import Measures, used
from malai.insight.results import NAMED, Line, MethodUse, Value
from malai.network.models import MembershipRole, PartyKind
from malai_core.giving.capital import social_capital
from malai_core.sna.change import Change
from malai_core.sna.diversity import iqv

STEWARDS = "insight.stewards.malai.v1"
HEARD = "insight.heard.malai.v1"
INTRODUCED = "insight.introduced.malai.v1"


def across(found: Measures) -> Line:
    """Bonding against bridging: relationships within one body, and across bodies."""
    arrays = found.arrays
    ties = zip(arrays.graph.source.tolist(), arrays.graph.target.tolist(), strict=True)
    result = social_capital(arrays.graph.n, ties, [body or None for body in arrays.body_of])
    capital = result.value
    if capital is None:
        return Line("across", "plain", None, methods=used(result), undefined=why(result.undefined))
    share = capital.bridging + capital.linking
    tone = "attention" if share < 0.25 else "good" if share >= 0.4 else "plain"
    values = {
        "share": share,
        "inside": capital.bonding,
        "ties": capital.ties,
        "unknown": capital.unknown,
    }
    return Line("across", tone, share, values, (), used(result))


def mixed(found: Measures) -> Line:
    """How mixed the members are, by the attribute that is known of most."""
    kinds = diversity_of(found.arrays, found.arrays.standing.members)
    kinds = [one for one in kinds if one["by"] != "kind"] or kinds
    best = max(kinds, key=lambda one: one["known"], default=None)
    if best is None or best["value"] is None:
        result = iqv(list(best["counts"].values()) if best else [])
        return Line("mixed", "plain", None, {}, (), used(result), why(result.undefined))
    largest, count = max(best["counts"].items(), key=lambda item: item[1])
    share = count / best["known"]
    tone = "attention" if share > 0.5 else "good" if best["value"] > 0.7 else "plain"
    values = {
        "by": best["by"], "largest": largest, "share": share,
        "kinds": len(best["counts"]), "known": best["known"], "value": best["value"],
    }  # fmt: skip
    return Line("mixed", tone, best["value"], values, (), (MethodUse(best["method"]),))


def diversity_of(arrays: Arrays, members: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the diversity of some members by sector of body, area, and kind of member."""
    sectors = {m.public_id: m.sector for m in arrays.standing.members if m.sector}
    body = dict(zip(arrays.ids, arrays.body_of, strict=True))
    columns = {
        "sector": [m.sector or sectors.get(body.get(m.public_id, ""), "") for m in members],
        "area": _areas([m.area for m in members]),
        "kind": [m.kind for m in members],
    }
    return [_diverse(by, values) for by, values in columns.items() if any(values)]


def _areas(codes: Sequence[str]) -> list[str]:
    """Return the areas on the coarsest level that tells members apart: province to village."""
    for digits in (2, 4, 6):
        cut = [code[:digits] for code in codes]
        if len({one for one in cut if one}) > 1:
            return cut
    return [code[:2] for code in codes]


def _diverse(by: str, values: Iterable[str]) -> dict[str, Any]:
    known = [value for value in values if value]
    counts = dict(Counter(known).most_common())
    result = iqv(list(counts.values()))
    reason = why(result.undefined)
    return {
        "by": by, "counts": counts, "known": len(known), "value": result.value,
        "method": result.method, "undefined": reason,
    }  # fmt: skip


def heard(found: Measures) -> Line | None:
    """Say what both sides say, and from whom nothing was heard: the missing answers."""
    standing, number = found.arrays.standing, found.arrays.number
    ties = [tie for tie in standing.ties if tie.layer in found.arrays.layers]
    if not ties:
        return None
    both, one = confirmed(standing, ties)
    spoke = {party for _tie, party in standing.said}
    silent = [number[m.key] for m in found.arrays.members if m.key not in spoke]
    if not spoke:
        return Line("heard", "plain", None, {"ties": len(ties)}, (), (MethodUse(HEARD),), NOT_SAID)
    share = both / len(ties)
    values = {"share": share, "both": both, "one": one, "ties": len(ties), "silent": len(silent)}
    tone = "attention" if share < 0.25 else "good" if share >= 0.6 else "plain"
    return Line("heard", tone, share, values, named(found, silent), (MethodUse(HEARD),))


NOT_SAID = {
    "th": "ความสัมพันธ์มาจากแฟ้มหรือผู้สังเกต ยังไม่มีใครบอกเอง",
    "en": "relationships come from files or onlookers; nobody has said one yet",
}


def changed(found: Change, *, since: str, use: MethodUse) -> Line:
    """Return the line about relationships formed and faded since a day."""
    formed, faded = len(found.formed), len(found.faded)
    values: dict[str, Value] = {
        "formed": formed, "faded": faded, "kept": found.kept, "since": since,
        "joined": len(found.joined), "left": len(found.left),
    }  # fmt: skip
    tone = "attention" if faded > formed else "good" if formed > faded else "plain"
    return Line("changed", tone, float(formed - faded), values, (), (use,))


def stewards(found: Measures) -> Line:
    """Who looks after the whole: a manager, and a deputy who can stand in."""
    roles = found.arrays.standing.roles
    managers = roles.get(MembershipRole.MANAGER, 0)
    deputies = roles.get(MembershipRole.DEPUTY, 0)
    values = {
        "managers": managers,
        "deputies": deputies,
        "coordinators": roles.get(MembershipRole.COORDINATOR, 0),
    }
    tone = "good" if managers and deputies else "attention"
    number = float(bool(managers)) + float(bool(deputies))
    return Line("stewards", tone, number, values, (), (MethodUse(STEWARDS),))


def introduced(pairs: Sequence[tuple[str, str]], found: Measures) -> Line | None:
    """Return how many of the introductions that were taken on have become relationships."""
    if not pairs:
        return None
    ids, graph = found.arrays.ids, found.arrays.graph
    ties = {frozenset((ids[a], ids[b])) for a, b in zip(graph.source, graph.target, strict=True)}
    formed = [pair for pair in pairs if frozenset(pair) in ties]
    waiting = {one for pair in pairs if frozenset(pair) not in ties for one in pair}
    values = {"count": len(pairs), "formed": len(formed)}
    share = len(formed) / len(pairs)
    tone = "good" if formed else "plain"
    kept = tuple(sorted(waiting)[:NAMED])
    return Line("introduced", tone, share, values, kept, (MethodUse(INTRODUCED),))


def ways_of(arrays: Arrays) -> dict[str, int]:
    """Return relationships by how they are kept up, under ``""`` those of which nobody said."""
    return Counter(tie.way for tie in arrays.standing.ties)


def relations_of(arrays: Arrays) -> dict[str, int]:
    """Return relationships by who stands at their ends: two people, two bodies, one of each."""
    kind = {member.key: member.kind for member in arrays.standing.members}
    counts = {"people": 0, "bodies": 0, "between": 0}
    for tie in arrays.standing.ties:
        people = [kind[tie.source], kind[tie.target]].count(PartyKind.PERSON)
        counts[("bodies", "between", "people")[people]] += 1
    return counts
