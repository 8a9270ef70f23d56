"""Who organises an activity and who speaks at it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import Activity, Hand, HandRole
from malai.audit.services import Recorder, recorded
from malai.network.carriers import rows_drop
from malai.network.models import Affiliation, Party, PartyKind
from malai.network.reach import parties_seen
from malai.network.selectors.search import people_named
from malai_core.text import organisation_key


def organiser_add(*, by: User | None, activity: Activity, party: Party) -> Hand:
    """Note that a person, organisation or group organises an activity.

    Raises
    ------
    ValidationError
        It is noted already, or the party is of another workspace.
    """
    hand = Hand(activity=activity, role=HandRole.ORGANISER, party=party)
    _refuse_twice(hand)
    with recorded(
        "activities.organiser_add",
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
        name=party.name,
    ) as trace:
        return trace.create(hand)


def speaker_add(*, by: User | None, activity: Activity, fields: Mapping[str, Any]) -> Hand:
    """Note who speaks: ``party`` of the record, or a ``name``; ``affiliation`` and ``topic``.

    A name that fits exactly one person of the record means that person. Without an affiliation,
    that of the record is taken.

    Raises
    ------
    ValidationError
        Nobody is named, a name fits several people, or it is noted already; by field.
    """
    hand = Hand(activity=activity, role=HandRole.SPEAKER, topic=fields.get("topic", ""))
    hand.party = fields.get("party") or _person_of(activity, fields.get("name", ""))
    hand.name = "" if hand.party else fields.get("name", "")
    if not (hand.party or hand.name):
        raise ValidationError({"name": _("Choose somebody, or write the name.")})
    _affiliate(hand, fields.get("affiliation", ""))
    _refuse_twice(hand)
    hand.full_clean(validate_unique=False, validate_constraints=False)
    with recorded(
        "activities.speaker_add",
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
        name=str(hand),
    ) as trace:
        return trace.create(hand)


def hand_remove(*, by: User | None, hand: Hand) -> None:
    """Take an organiser or a speaker off an activity; the history can bring it back."""
    with recorded(
        "activities.hand_remove",
        by=by,
        workspace=hand.activity.workspace,
        subject=hand.activity.public_id,
        title=hand.activity.title,
        name=str(hand),
    ) as trace:
        hand_drop(hand, trace)


def hand_drop(hand: Hand, trace: Recorder) -> None:
    """Do the same inside an act of the caller."""
    trace.deleting([hand])
    rows_drop([hand])


def _person_of(activity: Activity, name: str) -> Party | None:
    """Return whom of the record a written name means. Search comes before create. Two queries."""
    if not name:
        return None
    fits = people_named(activity.workspace, [name])[name]
    if len(fits) > 1:
        both = ", ".join(party.name for party in fits[:3])
        raise ValidationError({"name": _("“%(name)s” may be several people (%(both)s). Choose the one you mean above.") % {"name": name, "both": both}})  # fmt: skip
    return fits[0] if fits else None


def _affiliate(hand: Hand, written: str) -> None:
    """Set the affiliation: as written, or that of the record. One query at most."""
    workspace = hand.activity.workspace
    if written:
        bodies = parties_seen(workspace).exclude(kind=PartyKind.PERSON)
        found = list(bodies.filter(match_key=organisation_key(written))[:2])
        hand.affiliation, hand.body = written, found[0] if len(found) == 1 else None
    elif hand.party is not None:
        rows = Affiliation.objects.filter(member=hand.party, until="").select_related("body")
        row = rows.order_by("pk").first()
        hand.body = row.body if row else None


def _refuse_twice(hand: Hand) -> None:
    party, activity = hand.party, hand.activity
    if party is None:
        return
    if party.workspace_id != activity.workspace_id:
        raise ValidationError({"other": _("This is not in your workspace.")})
    if Hand.objects.filter(activity=activity, role=hand.role, party=party).exists():
        raise ValidationError({"other": _("This is noted already.")})
