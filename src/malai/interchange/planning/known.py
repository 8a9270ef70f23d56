"""What matching needs to know of the parties of a workspace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from malai.audit.images import batched
from malai.network.models import Membership, Network, PartyKind
from malai.network.reach import parties_seen

#: Columns of a known party, as the query names them and as ``Known.values`` does.
FIELDS: Final = {
    "name_th": "name_th",
    "name_en": "name_en",
    "phone": "phone",
    "phone_written": "phone_written",
    "email": "email",
    "line_id": "line_id",
    "area_code": "area_code",
    "area_written": "area_written",
    "note": "note",
    "extra": "extra",
    "is_provisional": "is_provisional",
    "person__title": "title",
    "person__nickname": "nickname",
    "person__role": "role",
    "organisation__sector": "sector",
    "organisation__agreed": "agreed",
}
Key = tuple[bool, str]
"""Whether it is a person, and the key of matching."""


@dataclass(frozen=True, slots=True)
class Known:
    """A party of the workspace, with what an import may fill or compare."""

    pk: int
    public_id: UUID
    is_person: bool
    match_key: str
    is_member: bool
    values: dict[str, Any]

    @property
    def key(self) -> Key:
        """Under which it is looked up."""
        return (self.is_person, self.match_key)

    def text(self, field: str) -> str:
        """Return a field as text, empty where it is unknown."""
        return str(self.values[field] or "")


class KnownParties:
    """The parties of a workspace that a file may mean. A query for every 500 keys."""

    def __init__(self, network: Network) -> None:
        members = Membership.objects.filter(network=network, party=OuterRef("pk"))
        # Of a file that a limited seat brought, only what that seat sees can be meant.
        self._rows = parties_seen(network.workspace).order_by("pk")
        self._query = self._rows.annotate(is_member=Exists(members))
        self.is_empty = not self._rows.exists()
        self.by_key: dict[Key, list[Known]] = defaultdict(list)
        self.by_pk: dict[int, Known] = {}
        self.by_id: dict[UUID, Known] = {}

    def load(self, keys: Iterable[Key], ids: Iterable[UUID]) -> None:
        """Fetch the parties with these keys or public ids."""
        if self.is_empty:
            return
        for part in batched(sorted({key for _is_person, key in keys})):
            self._take(Q(match_key__in=part))
        for some in batched(sorted(set(ids))):
            self._take(Q(public_id__in=some))

    def forget(self) -> None:
        """Let go of what was fetched, so that memory does not grow with the file."""
        self.by_key.clear()
        self.by_pk.clear()
        self.by_id.clear()

    def load_pks(self, pks: Iterable[int]) -> None:
        """Fetch the parties with these keys of the database."""
        for part in batched(sorted(set(pks) - set(self.by_pk))):
            self._take(Q(pk__in=part))

    def _take(self, wanted: Q) -> None:
        columns = ("pk", "public_id", "kind", "match_key", "is_member", *FIELDS)
        for row in self._query.filter(wanted).values_list(*columns):
            self._note(row)

    def _note(self, row: Sequence[Any]) -> None:
        pk, public_id, kind, match_key, is_member, *values = row
        if pk in self.by_pk:
            return
        named = dict(zip(FIELDS.values(), values, strict=True))
        known = Known(pk, public_id, kind == PartyKind.PERSON, match_key, is_member, named)
        self.by_pk[pk] = self.by_id[public_id] = known
        self.by_key[known.key].append(known)
