"""What goes from the texts of this room when somebody is made anonymous."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from malai.atlas.models import SavedView, Share, Slide, Story
from malai.network.models import Party

#: Texts that may name somebody, by model, with the way to the workspace.
_TEXTS: Final = (
    (Story, "workspace", ("title", "intro")),
    (Slide, "story__workspace", ("heading", "text")),
    (Share, "workspace", ("title", "reason")),
    (SavedView, "network__workspace", ("name",)),
)


class StoryEraser:
    """Takes the names of people out of stories, shares and names of views. Runs before names go."""

    covers = frozenset({"atlas.Story", "atlas.Slide", "atlas.Share", "atlas.SavedView"})

    def erase(self, party_ids: Sequence[int]) -> None:
        """Put "…" for each name. Four queries for each workspace, one for each row that changes."""
        people = Party.objects.filter(pk__in=party_ids).select_related("person")
        names: dict[int, set[str]] = {}
        for party in people:
            names.setdefault(party.workspace_id, set()).update(names_of(party))
        for workspace, told in names.items():
            _take_out(workspace, sorted(told, key=len, reverse=True))


def names_of(party: Party) -> set[str]:
    """Return the ways a person is named in a text: with her title and without."""
    facts = getattr(party, "person", None)
    plain = f"{facts.given} {facts.family}" if facts and facts.family else ""
    return {name for name in (party.name_th, party.name_en, plain) if len(name) > 3}


def without(text: str, names: Iterable[str]) -> str:
    """Return ``text`` with "…" in the place of each of ``names``, which are longest first."""
    for name in names if text else ():
        text = text.replace(name, "…")
    return text


def _take_out(workspace: int, names: Sequence[str]) -> None:
    for model, way, fields in _TEXTS:
        for row in model._default_manager.filter(**{way: workspace}):
            written = {field: without(getattr(row, field), names) for field in fields}
            if any(getattr(row, field) != text for field, text in written.items()):
                model._default_manager.filter(pk=row.pk).update(**written)
