"""What the room of members answers when other rooms ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.policy import Action
from malai.kernel import registries
from malai.kernel.registries import NavigationItem
from malai.links.selectors import links_valid_of
from malai.members.link_pages import MemberPage
from malai.members.models import MemberWord
from malai.members.services import PAGE
from malai.members.week import WordsOfWeek
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.network.models import Party, PartyKind


def register() -> None:
    """Fill the registries of the kernel."""
    registries.link_pages.register(PAGE, MemberPage())
    registries.merge_carriers.register("members.word", ForeignKeyCarrier(MemberWord, "party"))
    registries.subject_data.register(
        "members.MemberWord",
        ForeignKeyData(MemberWord, ["party"], _("What was said by the own link"), _readable),
    )
    registries.erasers.register("members", MembersEraser())
    registries.party_panels.register("members", LinkPanel())
    registries.week_items.register("members", WordsOfWeek())
    registries.navigation.register(
        "members",
        NavigationItem(
            _("Members said"), "members:words", "message-circle", Action.NETWORK_EDIT.value, 43
        ),
    )
    for action, words in WORDS.items():
        registries.act_words.register(action, words)
    registries.field_words.register("members.MemberWord.fields", _("what it said"))


def _readable(row: MemberWord) -> dict[str, Any]:
    return {
        "on": row.created_at.date().isoformat(),
        "about": str(row.get_kind_display()),
        "text": row.text,
        **{f"said: {name}": value for name, value in row.fields.items()},
        "state": str(row.get_state_display()),
    }


class MembersEraser:
    """What a person said goes with her."""

    covers = frozenset({"members.MemberWord"})

    def erase(self, party_ids: Sequence[int]) -> None:
        """Remove what was said. One query."""
        MemberWord.objects.filter(party__in=party_ids).delete()


class LinkPanel:
    """The link of a person, on her page."""

    title: StrOrPromise = _("Own link")
    template = "members/_panel.html"

    def context_for(self, party: Party) -> Mapping[str, Any]:
        """Return until when her link is valid; nothing for bodies. One query."""
        if party.kind != PartyKind.PERSON:
            return {}
        links = links_valid_of(party.workspace, subject=party.public_id)
        return {"party": party, "own_link": next((one for one in links if one.page == PAGE), None)}


WORDS: Final[Mapping[str, StrOrPromise]] = {
    "members.word_take": _("%(name)s said something by the own link."),
    "members.correction_accept": _("Took over what %(name)s put right."),
    "members.word_decline": _("Left what %(name)s said as it was."),
    "members.found_accept": _("Noted that %(name)s agrees to be found."),
    "members.word_show": _("Let members see what %(name)s said."),
    "members.word_hide": _("Members see what %(name)s said no more."),
    "members.word_to_task": _("Made a task of what %(name)s said."),
}
