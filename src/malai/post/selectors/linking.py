"""Who could link LINE: people of an audience who have not, and did not say no."""

from __future__ import annotations

from collections.abc import Iterable

from malai.accounts.models import Workspace
from malai.network.models import Party, PartyKind
from malai.network.reach import parties_seen
from malai.post import reasons
from malai.post.models import Channel
from malai.post.selectors.reaching import Known, known_of, not_agreed

_LINE = Channel.LINE.value


def linkable_of(workspace: Workspace, party_ids: Iterable[int]) -> list[Party]:
    """Return the people who could link LINE, in the order of lists. Six queries."""
    keys = sorted(set(party_ids))
    known = known_of(workspace, keys)
    rows = parties_seen(workspace).filter(pk__in=keys, kind=PartyKind.PERSON)
    found = rows.only("public_id", "kind", "name_th", "name_en", "sort_key").order_by(
        "sort_key", "pk"
    )
    return [party for party in found if _may(party, known)]


def _may(party: Party, known: Known) -> bool:
    choice = known.choices.get(party.pk)
    is_refused = bool(choice and _LINE in choice.refused)
    is_no = not_agreed(party, _LINE, known) == reasons.REFUSED
    return party.pk not in known.links and not is_refused and not is_no
