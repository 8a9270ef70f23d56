"""Taking the file's value where a field is known otherwise."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from malai.activities.models import Attendance
from malai.audit.services import Recorder
from malai.interchange.exporting.prints import EXTRA
from malai.interchange.models import Doubt
from malai.interchange.services.filling import facts_of
from malai.interchange.services.states import ImportRefusedError
from malai.network.models import Affiliation, Membership, Party, Tie
from malai.network.services.keys import fitted, keys_set, person_name
from malai_core.text import PartialDate, phone_e164

_DATES = frozenset({"since", "until", "agreed"})


def value_take(trace: Recorder, doubt: Doubt) -> None:
    """Write the file's value over the known one; both images are kept, so it can be undone.

    Raises
    ------
    ImportRefusedError
        The row it belongs to is gone.
    """
    field, said = doubt.facts["field"], doubt.facts["said"]
    where, _sep, rest = field.partition(":")
    if where == "extra":
        _take_extra(trace, _party(doubt), field.removeprefix(EXTRA), said)
    elif where in _ROWS:
        _take_row(trace, doubt, where, rest, said)
    else:
        _take_field(trace, _party(doubt), field, said)


def _party(doubt: Doubt) -> Party:
    found = Party.objects.select_related("person", "organisation").filter(
        workspace=doubt.source.workspace_id, public_id__in=doubt.candidates
    )
    party: Party = _there(found.first())
    return party


def _there(row: Any) -> Any:  # noqa: ANN401 - a row of any table
    if row is None:
        raise ImportRefusedError(_("What this is about is no longer there."))
    return row


def _take_extra(trace: Recorder, party: Party, head: str, said: str) -> None:
    trace.changing([party])
    party.extra = {**party.extra, head: said}
    party.save()


def _take_field(trace: Recorder, party: Party, field: str, said: str) -> None:
    facts = facts_of(party)
    owner: Model = (
        party if field in {f.attname for f in Party._meta.concrete_fields} else facts or party
    )
    trace.changing([party, facts] if facts else [party])
    if field == "phone":
        party.phone, party.phone_written = phone_e164(said), said
    else:
        setattr(owner, field, PartialDate.from_iso(said) if field in _DATES else said)
    person = getattr(party, "person", None)
    if field == "title" and person and party.name_th:
        party.name_th = person_name(person).thai
    keys_set(party, person)
    party.save()
    if facts:
        fitted(facts)
        facts.save()


def _take_row(trace: Recorder, doubt: Doubt, where: str, rest: str, said: str) -> None:
    pk, _sep, name = rest.partition(":")
    row = _there(_ROWS[where](doubt, int(pk)))
    trace.changing([row])
    name, value = _value(where, name, said)
    setattr(row, name, value)
    fitted(row)
    row.save()


def _value(where: str, name: str, said: str) -> tuple[str, Any]:
    if where == "tie":
        return "strength", float(said)
    if where == "attendance":
        return "mark", said
    return name, PartialDate.from_iso(said) if name in _DATES else said


def _attendance(doubt: Doubt, session: int) -> Attendance | None:
    return Attendance.objects.filter(session=session, party=_party(doubt)).first()


def _membership(_doubt: Doubt, pk: int) -> Membership | None:
    return Membership.objects.filter(pk=pk).first()


def _affiliation(_doubt: Doubt, pk: int) -> Affiliation | None:
    return Affiliation.objects.filter(pk=pk).first()


def _tie(_doubt: Doubt, pk: int) -> Tie | None:
    return Tie.objects.filter(pk=pk).first()


_ROWS = {
    "attendance": _attendance,
    "membership": _membership,
    "affiliation": _affiliation,
    "tie": _tie,
}
