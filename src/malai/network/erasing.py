"""What goes from the tables of the network when somebody is made anonymous."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from django.db.models import Q

from malai.network.models import Affiliation, CustomLook, Evidence, Party, PersonFacts
from malai.network.services.keys import keys_set
from malai.places.address import AddressValue
from malai.places.services.addresses import address_fill

#: Texts of a party that may tell who it is.
BLANK = ("phone", "phone_written", "email", "line_id", "note")


class NetworkEraser:
    """Name, contact, house, notes and positions go; ties, memberships and the district stay."""

    def erase(self, party_ids: Sequence[int]) -> None:
        """Give each person a name made by chance and a new public id. Six queries for each."""
        for party in Party.objects.filter(pk__in=party_ids):
            self._sources(party)
            self._name(party)
        Affiliation.objects.filter(member__in=party_ids).update(position="")

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
