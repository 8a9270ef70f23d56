"""What goes from the tables of the network when somebody is made anonymous."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from django.db.models import Q

from malai.accounts.models import Workspace
from malai.audit.scrubbing import history_scrub
from malai.files.models import StoredFile
from malai.files.services import files_erase
from malai.network.models import (
    Affiliation,
    AgreementParty,
    Attachment,
    Commitment,
    CustomLook,
    CustomValue,
    DuplicateHint,
    Evidence,
    FormerName,
    Note,
    Party,
    PersonFacts,
    Tagging,
    Tie,
    TieNote,
)
from malai.network.services.keys import keys_set
from malai.places.address import AddressValue
from malai.places.services.addresses import address_fill

#: Texts of a party that may tell who it is.
BLANK = ("phone", "phone_written", "email", "line_id", "note")


class NetworkEraser:
    """Name, contact, house, notes, files and positions go; ties, terms and the district stay."""

    covers = frozenset(
        {
            "network.Affiliation",
            "network.AgreementParty",
            "network.Attachment",
            "network.Commitment",
            "network.CustomValue",
            "network.DuplicateHint",
            "network.Evidence",
            "network.FormerName",
            "network.Note",
            "network.PersonFacts",
            "network.Tagging",
            "network.TieNote",
        }
    )

    def erase(self, party_ids: Sequence[int]) -> None:
        """Give each person a name made by chance and a new public id.

        About fifteen queries, six more for each person and two for each file.
        """
        _beside(party_ids)
        _beside_ties(party_ids)
        for party in Party.objects.filter(pk__in=party_ids):
            self._sources(party)
            self._name(party)
        Affiliation.objects.filter(member__in=party_ids).update(position="")
        AgreementParty.objects.filter(party__in=party_ids).update(brings="")
        Commitment.objects.filter(party__in=party_ids).update(note="")

    def _name(self, party: Party) -> None:
        CustomLook.objects.filter(about=party.public_id).delete()
        code = uuid4().hex[:6]
        party.public_id = uuid4()
        party.name_th, party.name_en = f"ไม่ระบุชื่อ {code}", f"Anonymous {code}"
        for name in BLANK:
            setattr(party, name, "")
        party.extra = {}
        address_fill(party, AddressValue(area_code=party.area_code[:4]))
        facts = PersonFacts(party=party, given="ไม่ระบุชื่อ", family=code)
        PersonFacts.objects.filter(party=party).delete()
        keys_set(party, facts)
        party.save()
        facts.save(force_insert=True)

    def _sources(self, party: Party) -> None:
        """Take her name out of what is written beside her ties; what she said stays unsigned."""
        names = [name for name in (party.name_th, party.name_en) if name]
        theirs = Q(said_by=party) | Q(tie__source=party) | Q(tie__target=party)
        for row in Evidence.objects.filter(theirs).exclude(source="").distinct():
            told = row.source
            for name in names:
                told = told.replace(name, "…")
            if told != row.source:
                row.source = told
                row.save()


def _beside(party_ids: Sequence[int]) -> None:
    """Remove what lies beside the records: notes, earlier names, tags, own fields, files."""
    theirs = Q(party__in=party_ids)
    attached = Attachment.objects.filter(theirs)
    keys = {key for pair in attached.values_list("file_id", "small_id") for key in pair if key}
    attached.delete()
    for model in (Note, FormerName, CustomValue, Tagging):
        model._default_manager.filter(theirs).delete()
    DuplicateHint.objects.filter(Q(first__in=party_ids) | Q(second__in=party_ids)).delete()
    files_erase(list(StoredFile.objects.filter(pk__in=keys)))


def _beside_ties(party_ids: Sequence[int]) -> None:
    """Remove notes of ties, and what the history kept of what lies beside ties.

    The history finds a person's rows by the keys that point at her; here a tie stands between.
    """
    ends = Tie.objects.filter(Q(source__in=party_ids) | Q(target__in=party_ids))
    TieNote.objects.filter(tie__in=ends).delete()
    for workspace in Workspace.objects.filter(pk__in=ends.values("workspace")):
        keys = list(ends.filter(workspace=workspace).values_list("pk", flat=True))
        history_scrub(workspace=workspace, model=Tie, keys=keys, subjects=[], names=[])
