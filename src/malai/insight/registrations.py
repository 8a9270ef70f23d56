"""What the room of measures answers when other rooms ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.insight.colourings import StrengthColouring
from malai.insight.models import Answer, Introduction
from malai.kernel import registries
from malai.kernel.registries import FindingShown, NavigationItem, Trace
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData, rows_drop
from malai.network.models import Membership, Network, Party
from malai.network.reach import networks_seen


def register() -> None:
    """Fill the registries of the kernel."""
    _carriers()
    _subject_data()
    registries.erasers.register("insight", InsightEraser())
    registries.navigation.register(
        "insight.reading",
        NavigationItem(_("Strength"), "insight:first", "activity", Action.FINDINGS_READ.value, 35),
    )
    registries.party_panels.register("insight.place", PlacePanel())
    registries.map_colourings.register("insight", StrengthColouring())
    registries.network_findings.register("insight", StrengthFindings())
    for action, words in WORDS.items():
        registries.act_words.register(action, words)


def _carriers() -> None:
    add = registries.merge_carriers.register
    add("insight.introductions", PairCarrier())
    add("insight.through", ForeignKeyCarrier(Introduction, "through"))
    add("insight.answers", ForeignKeyCarrier(Answer, "by"))
    add("insight.answers_about", ForeignKeyCarrier(Answer, "about"))


class PairCarrier:
    """Carries both ends of introductions: kept in order, once a pair, nobody with herself."""

    covers = frozenset({"insight.Introduction.one", "insight.Introduction.other"})

    def carry(self, *, kept: int, gone: int, trace: Trace) -> None:
        """Point the rows of ``gone`` at ``kept``; what would double or loop goes. Four queries."""
        rows = list(_of(gone))
        trace.changing(rows)
        known = {(row.network_id, row.one_id, row.other_id) for row in _of(kept)}
        dropped = []
        for row in rows:
            ends = sorted(kept if end == gone else end for end in (row.one_id, row.other_id))
            if ends[0] == ends[1] or (row.network_id, *ends) in known:
                dropped.append(row)
                continue
            row.one_id, row.other_id = ends
            row.save()
        rows_drop(dropped)


def _of(party: int) -> Sequence[Introduction]:
    rows = Introduction.objects.filter(one=party) | Introduction.objects.filter(other=party)
    return list(rows)


def _subject_data() -> None:
    ends = ["one", "other", "through"]
    entries = (
        ForeignKeyData(Introduction, ends, _("Introductions"), _pair, related=["one", "other"]),
        ForeignKeyData(Answer, ["by"], _("Answers given"), _said, related=["sheet", "about"]),
        ForeignKeyData(
            Answer, ["about"], _("Answers of others, without who"), _heard, related=["sheet"]
        ),
    )
    for number, entry in enumerate(entries):
        registries.subject_data.register(f"insight.{number}", entry)


def _pair(row: Introduction) -> dict[str, Any]:
    return {"one": str(row.one), "other": str(row.other), "decision": row.get_decision_display()}


def _said(row: Answer) -> dict[str, Any]:
    about = str(row.about) if row.about else ""
    return {"on": str(row.sheet.on), "about": about, "items": row.items, "text": row.text}


def _heard(row: Answer) -> dict[str, Any]:
    """Return an answer about somebody; who gave it stays between the giver and the network."""
    return {"on": str(row.sheet.on), "kind": row.sheet.get_kind_display()}


class InsightEraser:
    """The words of answers go; numbers stay, since they tell of nobody who is anonymous."""

    covers = frozenset({"insight.Answer"})

    def erase(self, party_ids: Sequence[int]) -> None:
        """Remove them. Two queries."""
        Answer.objects.filter(by__in=party_ids).update(text="")
        Answer.objects.filter(about__in=party_ids).update(text="")


class PlacePanel:
    """From the page of a party to what would happen without it, network by network."""

    title: StrOrPromise = _("If this party were away")
    template = "insight/_panel.html"

    def context_for(self, party: Party) -> Mapping[str, Any]:
        """Return the networks it is in now. One query."""
        terms = Membership.objects.filter(party=party, until="").order_by().values("network")
        networks = list(networks_seen(party.workspace).filter(pk__in=terms).order_by("pk")[:6])
        return {"networks": networks} if networks else {}


class StrengthFindings:
    """What the measures add to what the rows say: lines that ask for care or tell of a success."""

    def findings_for(self, seat: OpenSeat, network: Network) -> Sequence[FindingShown]:
        """Return them for a network that is measured within a request or has a kept analysis."""
        from malai.insight.joining import findings_of

        return findings_of(seat, network)


def decided(facts: Mapping[str, Any]) -> StrOrPromise:
    """Return the sentence of a decision about an introduction."""
    return DECIDED.get(str(facts["decision"]), DECIDED["accepted"])


DECIDED: Final = {
    "accepted": _("Took on to introduce %(one)s and %(other)s."),
    "dismissed": _("Not now: introducing %(one)s and %(other)s."),
}
WORDS: Final[dict[str, Any]] = {
    "insight.introduction_decide": decided,
    "insight.introduction_forget": _("Proposes %(one)s and %(other)s again."),
    "insight.answers_bring": _("Brought in %(rows)s answers (%(kind)s)."),
    "insight.answers_drop": _("Took %(rows)s answers away again (%(kind)s)."),
    "insight.members_export": _(
        "Took out the measures of %(rows)s members of %(name)s: %(reason)s."
    ),
}
