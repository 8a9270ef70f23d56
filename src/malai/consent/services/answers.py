"""What people answer: given and withdrawn by the same act, one person or a signed sheet at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.consent.models import Answer, Entry, Minor, Purpose, Standing, Way
from malai.consent.selectors.purposes import newest_texts
from malai.files.models import StoredFile
from malai.network.models import Party, PartyKind

#: Rows fetched at once.
BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Given:
    """How an answer came; the same for every purpose and person of one sheet."""

    answer: str
    on: date | None = None
    """Today where it is not said."""
    way: str = Way.SPOKEN
    language: str = "th"
    note: str = ""
    guardian: str = ""
    """Who agreed for somebody under age; the noted guardian where it is empty."""
    evidence: StoredFile | None = None


def consents_record(
    *,
    by: User | None,
    workspace: Workspace,
    parties: Sequence[Party],
    purposes: Sequence[Purpose],
    given: Given,
) -> list[Entry]:
    """Note one answer of each person to each purpose, in one act that can be taken back.

    Cost: about six queries for every 500 people and purposes.

    Raises
    ------
    ValidationError
        Nobody or nothing chosen, another workspace, no person, a day to come, or somebody under
        age agrees without a guardian.
    """
    _refuse(workspace, parties, purposes, given)
    only = parties[0] if len(parties) == 1 else None
    with recorded(
        "consent.consents_record",
        by=by,
        workspace=workspace,
        subject=only.public_id if only else None,
        name=str(only or ""),
        people=len(parties),
        purposes=len(purposes),
        purpose=str(purposes[0]) if len(purposes) == 1 else "",
        answer=given.answer,
    ) as trace:
        return consents_write(trace=trace, by=by, parties=parties, purposes=purposes, given=given)


def consents_write(
    *,
    trace: Recorder,
    by: User | None,
    parties: Sequence[Party],
    purposes: Sequence[Purpose],
    given: Given,
) -> list[Entry]:
    """Do the same inside an act of the caller, who has checked what ``consents_record`` refuses."""
    texts = newest_texts(purposes)
    guardians = _guardians(parties)
    rows = [
        Entry(
            workspace_id=purpose.workspace_id,
            party=party,
            purpose=purpose,
            text=texts.get(purpose.pk),
            answer=given.answer,
            on=given.on or timezone.localdate(),
            language=given.language,
            way=given.way,
            evidence=given.evidence,
            note=given.note[:300],
            guardian=(given.guardian or guardians.get(party.pk, ""))[:200],
            recorded_by=by,
        )
        for party in parties
        for purpose in purposes
    ]
    made = trace.create_all(Entry, rows)
    for start in range(0, len(made), BATCH):
        _stand(trace, made[start : start + BATCH])
    return made


def _stand(trace: Recorder, entries: Sequence[Entry]) -> None:
    """Let where people stand follow their newest entry; an older one, noted late, changes nothing."""
    parties = {entry.party_id for entry in entries}
    purposes = {entry.purpose_id for entry in entries}
    rows = Standing.objects.select_for_update().filter(party__in=parties, purpose__in=purposes)
    known = {(row.party_id, row.purpose_id): row for row in rows.order_by("pk")}
    changed, fresh = [], []
    for entry in entries:
        row = known.get((entry.party_id, entry.purpose_id))
        if row is None:
            fresh.append(_standing(entry))
        elif entry.on >= row.on:
            changed.append((row, entry))
    trace.changing([row for row, _entry in changed])
    for row, entry in changed:
        row.answer, row.on, row.text_id = entry.answer, entry.on, entry.text_id
    Standing.objects.bulk_update([row for row, _entry in changed], ["answer", "on", "text"])
    trace.create_all(Standing, fresh)


def _standing(entry: Entry) -> Standing:
    return Standing(
        workspace_id=entry.workspace_id,
        party_id=entry.party_id,
        purpose_id=entry.purpose_id,
        text_id=entry.text_id,
        answer=entry.answer,
        on=entry.on,
    )


def _guardians(parties: Sequence[Party]) -> dict[int, str]:
    rows = Minor.objects.filter(party__in=parties).exclude(guardian="")
    return {
        row.party_id: f"{row.guardian} ({row.relation})" if row.relation else row.guardian
        for row in rows
    }


def _refuse(
    workspace: Workspace, parties: Sequence[Party], purposes: Sequence[Purpose], given: Given
) -> None:
    if not parties:
        raise ValidationError({"people": _("Choose who answered.")})
    if not purposes:
        raise ValidationError({"purposes": _("Choose what was answered.")})
    rows: list[Party | Purpose] = [*parties, *purposes]
    if any(row.workspace_id != workspace.pk for row in rows):
        raise ValidationError(_("This is not in your workspace."))
    if any(party.kind != PartyKind.PERSON for party in parties):
        raise ValidationError({"people": _("Only people are asked, not organisations.")})
    if given.on and given.on > timezone.localdate():
        raise ValidationError({"on": _("This day is still to come.")})
    if given.answer == Answer.YES and not given.guardian:
        _refuse_minors_alone(parties)


def _refuse_minors_alone(parties: Sequence[Party]) -> None:
    today = timezone.localdate()
    rows = Minor.objects.filter(party__in=parties, guardian="").select_related("party")
    alone = [row.party.name for row in rows if row.is_minor_on(today)]
    if alone:
        raise ValidationError(
            {
                "guardian": _("A guardian must agree too: %(names)s")
                % {"names": ", ".join(alone[:5])}
            }
        )
