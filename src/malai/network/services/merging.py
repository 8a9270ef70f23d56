"""Two records of one party become one, in one act that can be undone exactly."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import Recorder, recorded
from malai.kernel.registries import merge_carriers
from malai.network.carriers import rows_drop
from malai.network.models import DuplicateHint, HintState, Party, PartyKind, PersonFacts
from malai.network.services.keys import OTHER_NAMES, keys_set
from malai.network.services.parties import facts_of, facts_save, fill, values_of
from malai.places.services.addresses import address_join

#: Fields a person chooses between, in the order of a page; the rest is joined by itself.
COMPARED_PERSON: Final = (
    "title", "given", "family", "nickname", "name_en", "role", "phone_written", "email",
    "line_id", "address", "languages", "sex",
)  # fmt: skip
COMPARED_BODY: Final = (
    "name_th", "name_en", "sector", "agreed", "phone_written", "email", "line_id", "address",
)  # fmt: skip


def party_merge(
    *, by: User | None, kept: Party, gone: Party, from_gone: Collection[str] = ()
) -> Party:
    """Make ``gone`` a part of ``kept``: everything that points at it follows, then it goes.

    Every room carries its own rows (``merge_carriers``): roles, dates and sources stay, what both
    have is joined. Empty fields of ``kept`` are filled, the other spelling stays findable. Of the
    fields that ``COMPARED`` names, those in ``from_gone`` are taken from the record that goes.

    Raises
    ------
    ValidationError
        The same record, another workspace, or a person with an organisation.
    """
    _refuse_unlike(kept, gone)
    with recorded(
        "network.party_merge",
        by=by,
        workspace=kept.workspace,
        subject=kept.public_id,
        kept=str(kept),
        gone=str(gone),
    ) as trace:
        kept, gone = _locked(kept, gone)
        trace.changing([kept, gone])
        taken = _taken(gone, from_gone)
        for carrier in merge_carriers:
            carrier.carry(kept=kept.pk, gone=gone.pk, trace=trace)
        _fill(kept, gone)
        _take(kept, taken, trace)
        rows_drop([gone])
    return kept


def compared(party: Party) -> dict[str, Any]:
    """Return the values of a record that a person chooses between when two become one."""
    values = values_of(party, facts_of(party))
    kept = COMPARED_PERSON if party.kind == PartyKind.PERSON else COMPARED_BODY
    return {name: values[name] for name in kept}


def _taken(gone: Party, names: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in compared(gone).items() if name in names}


def _take(kept: Party, taken: dict[str, Any], trace: Recorder) -> None:
    if not taken:
        return
    facts = facts_of(kept)
    if facts.pk:
        trace.changing([facts])
    fill(kept, facts, taken)
    kept.save()
    facts_save(kept, facts, trace)


def _locked(kept: Party, gone: Party) -> tuple[Party, Party]:
    """Read both again, locked in one order, so that two merges at once cannot cross."""
    rows = Party.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) < 2:
        raise ValidationError(_("One of the two is no longer there; somebody merged them already."))
    return found[kept.pk], found[gone.pk]


def _refuse_unlike(kept: Party, gone: Party) -> None:
    if kept.pk == gone.pk:
        raise ValidationError(_("This is the same record."))
    if kept.workspace_id != gone.workspace_id:
        raise ValidationError(_("This is not in your workspace."))
    if (kept.kind == PartyKind.PERSON) != (gone.kind == PartyKind.PERSON):
        raise ValidationError(_("A person and an organisation cannot become one."))


def _fill(kept: Party, gone: Party) -> None:
    """Fill the gaps of the kept record from the other one; lose none of its texts."""
    for name in ("name_th", "name_en", "email", "line_id"):
        if not getattr(kept, name):
            setattr(kept, name, getattr(gone, name))
    if not kept.phone:
        kept.phone = gone.phone
        kept.phone_written = gone.phone_written or kept.phone_written
    address_join(kept, gone)
    kept.note = "\n".join(dict.fromkeys(note for note in (kept.note, gone.note) if note))
    kept.verified_on = max(filter(None, (kept.verified_on, gone.verified_on)), default=None)
    kept.is_provisional = kept.is_provisional and gone.is_provisional
    kept.extra = {**gone.extra, **kept.extra, **_other_names(kept, gone)}
    facts = facts_of(kept)
    keys_set(kept, facts if isinstance(facts, PersonFacts) and facts.pk else None)
    kept.save()


def _other_names(kept: Party, gone: Party) -> dict[str, str]:
    """Return the spellings that the kept record does not show."""
    shown = {kept.name_th, kept.name_en}
    known = [kept.extra.get(OTHER_NAMES, ""), gone.extra.get(OTHER_NAMES, "")]
    names = [name for text in known for name in text.split(", ")] + [gone.name_th, gone.name_en]
    other = dict.fromkeys(name for name in names if name and name not in shown)
    return {OTHER_NAMES: ", ".join(other)} if other else {}


def hint_dismiss(*, by: User | None, hint: DuplicateHint) -> DuplicateHint:
    """Remember that two parties are two different ones; they are not suggested again."""
    with recorded(
        "network.hint_dismiss",
        by=by,
        workspace=hint.workspace,
        subject=hint.public_id,
        first=str(hint.first),
        second=str(hint.second),
    ) as trace:
        _decide(hint, trace)
    return hint


def _decide(hint: DuplicateHint, trace: Recorder) -> None:
    trace.changing([hint])
    hint.state = HintState.DIFFERENT
    hint.save()
