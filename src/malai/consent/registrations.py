"""What the consent room answers when other rooms ask about parties."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.audit.changes import HIDDEN
from malai.consent.carriers import join_facts, join_minors, join_standing
from malai.consent.erasing import ConsentEraser
from malai.consent.headings import sensitive_kind
from malai.consent.models import (
    Answer,
    Entry,
    Minor,
    Review,
    SensitiveFact,
    SensitiveKind,
    SensitiveView,
    Standing,
)
from malai.consent.selectors.purposes import minor_of, stands_of
from malai.consent.selectors.sensitive import facts_of, views_of_party
from malai.kernel import registries
from malai.kernel.registries import NavigationItem
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.network.models import Network, Party, PartyKind
from malai.network.shows import Show, shows


def register() -> None:
    """Fill the registries of the kernel."""
    _carriers()
    _subject_data()
    registries.erasers.register("consent", ConsentEraser())
    registries.party_panels.register("consent.answers", ConsentPanel())
    registries.party_panels.register("consent.sensitive", SensitivePanel())
    edit = Action.NETWORK_EDIT.value
    shows.register("consent-none", Show(_("Not asked for consent yet"), edit, not_asked))
    shows.register("consent-withdrawn", Show(_("Withdrew a consent"), edit, withdrew))
    registries.navigation.register(
        "consent.overview",
        NavigationItem(_("Consents"), "consent:overview", "shield-check", edit, 65),
    )
    registries.value_words.register("extra", _columns_said)
    for action, words in WORDS.items():
        registries.act_words.register(action, words)


def _columns_said(extra: Mapping[str, Any]) -> str:
    """Return the columns of imports as the history shows them: sensitive ones by heading only."""
    said = (f"{head}: {HIDDEN if sensitive_kind(head) else text}" for head, text in extra.items())
    return ", ".join(said)


def _carriers() -> None:
    add = registries.merge_carriers.register
    add("consent.entries", ForeignKeyCarrier(Entry, "party"))
    add(
        "consent.standings",
        ForeignKeyCarrier(Standing, "party", unique_with=["purpose_id"], join=join_standing),
    )
    add(
        "consent.sensitive",
        ForeignKeyCarrier(SensitiveFact, "party", unique_with=["kind"], join=join_facts),
    )
    add("consent.views", ForeignKeyCarrier(SensitiveView, "party"))
    add(
        "consent.minors",
        ForeignKeyCarrier(Minor, "party", unique_with=["workspace_id"], join=join_minors),
    )
    add("consent.reviews", ForeignKeyCarrier(Review, "party"))


def _subject_data() -> None:
    """Say what is kept about people, table by table, in words they can read."""
    entries = (
        ForeignKeyData(Entry, ["party"], _("Answers to purposes"), _entry, related=["purpose"]),
        ForeignKeyData(Standing, ["party"], _("Consents"), _standing, related=["purpose"]),
        ForeignKeyData(SensitiveFact, ["party"], _("Sensitive facts"), _fact),
        ForeignKeyData(
            SensitiveView, ["party"], _("Who looked at sensitive facts"), _view, related=["by"]
        ),
        ForeignKeyData(Minor, ["party"], _("Guardian"), _minor),
        ForeignKeyData(Review, ["party"], _("Decisions to keep the record"), _review),
    )
    for entry in entries:
        registries.subject_data.register(f"consent.{entry.model.__name__}", entry)


def _entry(row: Entry) -> dict[str, Any]:
    said = {"purpose": str(row.purpose), "answer": row.get_answer_display(), "on": str(row.on)}
    return {**said, "how": row.get_way_display(), "note": row.note, "guardian": row.guardian}


def _standing(row: Standing) -> dict[str, Any]:
    return {"purpose": str(row.purpose), "answer": row.get_answer_display(), "on": str(row.on)}


def _fact(row: SensitiveFact) -> dict[str, Any]:
    return {"kind": row.get_kind_display(), "value": row.value, "source": row.source}


def _view(row: SensitiveView) -> dict[str, Any]:
    return {"kind": row.get_kind_display(), "by": str(row.by or ""), "at": str(row.created_at)}


def _minor(row: Minor) -> dict[str, Any]:
    return {"born": row.born.iso if row.born else "", "guardian": row.guardian}


def _review(row: Review) -> dict[str, Any]:
    return {"kept_on": str(row.kept_on), "why": row.why}


def not_asked(workspace: Workspace, network: Network | None, day: date) -> Q:  # noqa: ARG001 - a show's form
    """Return the filter of people who never answered any purpose."""
    answered = Exists(Standing.objects.filter(party=OuterRef("pk")))
    return Q(kind=PartyKind.PERSON) & ~Q(answered)


def withdrew(workspace: Workspace, network: Network | None, day: date) -> Q:  # noqa: ARG001 - a show's form
    """Return the filter of people who withdrew a consent."""
    rows = Standing.objects.filter(party=OuterRef("pk"), answer=Answer.WITHDRAWN)
    return Q(Exists(rows))


class ConsentPanel:
    """Where a person stands, with one tap to agree or to withdraw."""

    title: StrOrPromise = _("Consents")
    template = "consent/_panel.html"

    def context_for(self, party: Party) -> Mapping[str, Any]:
        """Return her answers to what people are asked. Four queries; none shown for bodies."""
        is_person = party.kind == PartyKind.PERSON
        stands = [one for one in stands_of(party) if one.purpose.is_asked] if is_person else []
        if not stands:
            return {}
        minor = minor_of(party.pk)
        is_minor = bool(minor and minor.is_minor_on(timezone.localdate()))
        answered = [one for one in stands if one.standing]
        return {"stands": stands, "answered": answered, "minor": minor if is_minor else None}


class SensitivePanel:
    """That there are sensitive facts, hidden until somebody who may looks; and who looked."""

    title: StrOrPromise = _("Sensitive facts")
    template = "consent/_sensitive.html"

    def context_for(self, party: Party) -> Mapping[str, Any]:
        """Return kinds without values, and the latest looks. Two queries."""
        if party.kind != PartyKind.PERSON:
            return {}
        return {"facts": list(facts_of(party)), "looks": views_of_party(party.pk)}


def answer_told(facts: Mapping[str, Any]) -> StrOrPromise:
    """Return the sentence of an answer that was noted."""
    if facts["name"] and facts["purpose"]:
        return ANSWERED_ONE.get(str(facts["answer"]), ANSWERED_ONE["yes"])
    if facts["name"]:
        return _("Noted what %(name)s answered to %(purposes)s purposes.")
    return _("Noted what %(people)s people answered to %(purposes)s purposes.")


ANSWERED_ONE: Final = {
    "yes": _("%(name)s agreed: %(purpose)s."),
    "no": _("%(name)s did not agree: %(purpose)s."),
    "withdrawn": _("%(name)s withdrew: %(purpose)s."),
}
KINDS: Final = dict(SensitiveKind.choices)
WORDS: Final[dict[str, Any]] = {
    "consent.purposes_ensure": _("Made the common purposes ready."),
    "consent.purpose_create": _("Added the purpose %(name)s."),
    "consent.purpose_change": _("Changed the purpose %(name)s."),
    "consent.consents_record": answer_told,
    "consent.minor_note": _("Noted that %(name)s is under age."),
    "consent.minor_clear": _("Noted that %(name)s is of age."),
    "consent.fact_note": _("Noted a sensitive fact of %(name)s."),
    "consent.fact_remove": _("Took away a sensitive fact of %(name)s."),
    "consent.grant_give": _("Let %(name)s see sensitive facts."),
    "consent.grant_take": _("%(name)s no longer sees sensitive facts."),
    "consent.columns_move": _("Moved %(moved)s sensitive facts out of the columns of imports."),
    "consent.rules_change": _("Changed the rules about personal data."),
    "consent.record_keep": _("Decided to keep the record of %(name)s."),
    "consent.records_erase": _("Made %(count)s records anonymous."),
    "consent.sheet_print": _("Printed a sheet with %(rows)s names."),
}
