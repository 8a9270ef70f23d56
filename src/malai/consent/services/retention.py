"""People not seen for long: kept with a reason, or made anonymous for good."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.scrubbing import history_scrub
from malai.audit.services import recorded
from malai.consent.models import Erasure, Review
from malai.kernel.registries import erasers
from malai.network.models import Party, PartyKind

#: Public ids of erased records, one a line, beside the database: a backup of before does not know.
LIST: Final = "erased.list"


def record_keep(*, by: User | None, party: Party, why: str = "") -> Review:
    """Decide to keep a record for another year, and say why."""
    with recorded(
        "consent.record_keep",
        by=by,
        workspace=party.workspace,
        subject=party.public_id,
        name=str(party),
    ) as trace:
        return trace.create(
            Review(
                workspace=party.workspace,
                party=party,
                kept_on=timezone.localdate(),
                why=why[:300],
                by=by,
            )
        )


def records_erase(
    *, by: User | None, workspace: Workspace, parties: Sequence[Party], why: str = ""
) -> int:
    """Make people anonymous, here and in the history; returns how many. There is no undo.

    Name, contact, notes, sensitive facts and evidence go by the erasers of all rooms; attendance
    and ties stay as structure under a new id made by chance. The old public id is noted without a
    name, so that a backup of before can be made anonymous again.

    Raises
    ------
    ValidationError
        Nobody, another workspace, or not a person.
    """
    if not parties or any(
        one.workspace_id != workspace.pk or one.kind != PartyKind.PERSON for one in parties
    ):
        raise ValidationError(_("Choose people of your workspace."))
    subjects = [party.public_id for party in parties]
    with transaction.atomic():
        _erase(workspace, parties, subjects)
        Erasure.objects.bulk_create(
            [Erasure(workspace=workspace, party_id=one, by=by, why=why[:300]) for one in subjects],
            ignore_conflicts=True,
        )
        with recorded("consent.records_erase", by=by, workspace=workspace, count=len(parties)):
            pass
        transaction.on_commit(lambda: _list_add(subjects))
    return len(parties)


def _erase(workspace: Workspace, parties: Sequence[Party], subjects: Sequence[UUID]) -> None:
    keys = [party.pk for party in parties]
    names = [name for one in parties for name in (one.name_th, one.name_en) if len(name) > 1]
    # Rooms register from the highest down: those above the network still know her by her name.
    for eraser in erasers:
        eraser.erase(keys)
    history_scrub(workspace=workspace, model=Party, keys=keys, subjects=subjects, names=names)


def _list_add(subjects: Sequence[UUID]) -> None:
    with (Path(settings.DATA) / LIST).open("a", encoding="ascii") as file:
        file.writelines(f"{one}\n" for one in subjects)


def erasures_again() -> int:
    """Carry out the list of erased records anew, after a backup was brought back; returns how many.

    Takes the list beside the database and the one inside it. Runs whole or not at all.
    """
    wanted = set(Erasure.objects.values_list("party_id", flat=True))
    path = Path(settings.DATA) / LIST
    if path.exists():
        wanted |= {UUID(line) for line in path.read_text(encoding="ascii").split()}
    rows = Party.objects.filter(public_id__in=wanted, kind=PartyKind.PERSON)
    found = list(rows.select_related("workspace"))
    with transaction.atomic():
        for party in found:
            _erase(party.workspace, [party], [party.public_id])
            Erasure.objects.get_or_create(
                party_id=party.public_id, defaults={"workspace": party.workspace}
            )
    return len(found)
