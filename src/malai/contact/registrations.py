"""What the room of contact answers when other rooms ask about parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.contact.bridge import Mix
from malai.contact.colourings import ContactColouring
from malai.contact.forms import ICONS
from malai.contact.models import (
    CareGiven,
    CareKind,
    CarePlan,
    Channel,
    ChatGroup,
    Contact,
    ContactParty,
    FileRead,
    Invitation,
    KnownName,
    Presence,
    TakenBack,
)
from malai.contact.said import how_long, why_now
from malai.contact.selectors.contacts import contacts_listed, contacts_seen
from malai.contact.standings import standing_between, standing_with
from malai.contact.week import ContactsOfWeek
from malai.kernel import registries
from malai.kernel.registries import NavigationItem, TimelineEvent
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.network.models import Party, Tie

#: Contacts on the page of a party, and ways that stand there as buttons.
SHOWN: Final = 5
BUTTONS: Final = (Channel.PHONE, Channel.VISIT, Channel.LINE)
#: Ways by which somebody was seen, not only heard.
MET: Final = frozenset({Channel.VISIT.value, Channel.MEETING.value, Channel.CHANCE.value})


def register() -> None:
    """Fill the registries of the kernel."""
    registries.merge_carriers.register(
        "contact.parties", ForeignKeyCarrier(ContactParty, "party", unique_with=["contact_id"])
    )
    registries.subject_data.register(
        "contact.ContactParty",
        ForeignKeyData(
            ContactParty, ["party"], _("Contacts with her or him"), _readable, related=["contact"]
        ),
    )
    _register_groups()
    _register_care()
    registries.erasers.register("contact", ContactEraser())
    registries.timelines.register("contact", ContactTimeline())
    registries.party_panels.register("contact", ContactPanel())
    registries.tie_panels.register("contact", BetweenPanel())
    registries.navigation.register(
        "contact",
        NavigationItem(
            _("Contact"),
            "contact:overview",
            "messages-square",
            Action.FINDINGS_READ.value,
            41,
            near=3,
        ),
    )
    registries.map_colourings.register("contact", ContactColouring())
    registries.week_items.register("contact", ContactsOfWeek())
    registries.field_words.register("contact.CareGiven.kind", _("kind"))
    registries.subjects_seen.register(
        "contact", lambda here: contacts_seen(here).order_by().values_list("public_id", flat=True)
    )
    for action, words in WORDS.items():
        registries.act_words.register(action, words)


def _register_groups() -> None:
    registries.merge_carriers.register("contact.owners", ForeignKeyCarrier(ChatGroup, "owner"))
    registries.merge_carriers.register("contact.names", ForeignKeyCarrier(KnownName, "party"))
    registries.merge_carriers.register(
        "contact.presences",
        ForeignKeyCarrier(Presence, "party", unique_with=["group_id", "on"], join=join_presences),
    )
    registries.subject_data.register(
        "contact.ChatGroup", ForeignKeyData(ChatGroup, ["owner"], _("Groups looked after"), _group)
    )
    registries.subject_data.register(
        "contact.KnownName", ForeignKeyData(KnownName, ["party"], _("Names in files"), _name_known)
    )
    registries.subject_data.register(
        "contact.Presence",
        ForeignKeyData(Presence, ["party"], _("Days in group chats"), _present, related=["group"]),
    )
    registries.left_out.register("contact.FileRead", FileRead)
    registries.left_out.register("contact.TakenBack", TakenBack)


def _register_care() -> None:
    for model in (CarePlan, Invitation, CareGiven):
        name = model._meta.model_name or ""
        carrier = ForeignKeyCarrier(model, "party")
        if model is CarePlan:
            carrier = ForeignKeyCarrier(
                model, "party", unique_with=["workspace_id"], join=join_plans
            )
        registries.merge_carriers.register(f"contact.{name}", carrier)
        registries.subject_data.register(
            model._meta.label,
            ForeignKeyData(model, ["party"], model._meta.verbose_name_plural or name, _care),
        )


def join_plans(twin: CarePlan, row: CarePlan) -> bool:
    """Keep what the other plan knows more; returns whether ``twin`` changed."""
    before = (twin.why, twin.gets)
    twin.why, twin.gets = twin.why or row.why, twin.gets or row.gets
    return (twin.why, twin.gets) != before


def _care(row: CarePlan | Invitation | CareGiven) -> dict[str, Any]:
    if isinstance(row, CareGiven):
        return {"on": row.on.isoformat(), "given": row.get_kind_display()}
    names = ("why", "gets") if isinstance(row, CarePlan) else ("asks", "gains")
    return {name: getattr(row, name) for name in names}


def join_presences(twin: Presence, row: Presence) -> bool:
    """Add up what both wrote on one day; returns that ``twin`` changed."""
    twin.times += row.times
    return True


def _group(row: ChatGroup) -> dict[str, Any]:
    return {"group": row.name, "purpose": row.purpose}


def _name_known(row: KnownName) -> dict[str, Any]:
    return {"file": row.get_kind_display(), "name": row.name}


def _present(row: Presence) -> dict[str, Any]:
    return {"group": row.group.name, "on": row.on.isoformat(), "times": row.times}


def _readable(row: ContactParty) -> dict[str, Any]:
    contact = row.contact
    on = contact.on.iso if contact.on else ""
    return {"on": on, "way": contact.get_channel_display(), "about": contact.what}


class ContactEraser:
    """What was said of contacts with a person goes; that there was contact stays."""

    covers = frozenset(
        {
            "contact.CarePlan",
            "contact.ChatGroup",
            "contact.Contact",
            "contact.Invitation",
            "contact.KnownName",
        }
    )

    def erase(self, party_ids: Sequence[int]) -> None:
        """Remove the words, and by which name files call her; her groups lose her. Seven queries."""
        for model in (CarePlan, CareGiven, Invitation):
            model._default_manager.filter(party__in=party_ids).delete()
        KnownName.objects.filter(party__in=party_ids).delete()
        ChatGroup.objects.filter(owner__in=party_ids).update(owner=None)
        rows = Contact.objects.filter(with_whom__party__in=party_ids).exclude(what="")
        keys = list(rows.values_list("pk", flat=True))
        Contact.objects.filter(pk__in=keys).update(what="…")


class ContactTimeline:
    """Contacts as lines on the timeline of a party, for those who note them."""

    def events_for(
        self, party_ids: Sequence[int], workspace: Workspace
    ) -> Mapping[int, list[TimelineEvent]]:
        """Return events by party. One query."""
        events: dict[int, list[TimelineEvent]] = defaultdict(list)
        rows = ContactParty.objects.filter(party__in=party_ids)
        seen = contacts_seen(workspace).exclude(on="").order_by()
        for row in rows.filter(contact__in=seen.values("pk")).select_related("contact"):
            events[row.party_id].append(_event(row.contact, workspace))
        return events


def _event(contact: Contact, workspace: Workspace) -> TimelineEvent:
    text = gettext("In touch: %(way)s") % {"way": contact.get_channel_display()}
    return TimelineEvent(
        contact.on.iso if contact.on else "",
        ICONS[contact.channel],
        f"{text} · {contact.what}" if contact.what else text,
        reverse("contact:contact", args=[workspace.public_id, contact.public_id]),
        needs=Action.NETWORK_EDIT.value,
        is_meeting=contact.channel in MET,
    )


class ContactPanel:
    """When one was last in touch, and the buttons to note the next time."""

    title: StrOrPromise = _("Contact")
    template = "contact/_panel.html"
    order = 10

    def context_for(self, party: Party) -> Mapping[str, Any]:
        """Return the latest contacts and how contact stands. About eight queries."""
        rows = contacts_listed(party.workspace, party=party)[:SHOWN]
        standing, mix, tempo = standing_with(party, timezone.localdate())
        return {
            "standing": standing,
            "why": why_now(standing),
            "usual": how_long(standing.usual) if standing.usual is not None else "",
            **_mixed(mix),
            "tempo": tempo,
            "contacts": [(contact, ICONS[contact.channel]) for contact in rows],
            "buttons": [(one.value, one.label, ICONS[one.value]) for one in BUTTONS],
        }


def _mixed(mix: Mix) -> dict[str, Any]:
    ways = [(Channel(way).label, count) for way, count in mix.by_channel.items()]
    return {"formal": mix.formal, "ways": ways}


def given_words(facts: Mapping[str, Any]) -> StrOrPromise:
    """Return the sentence for thanks or rest."""
    if facts["kind"] == CareKind.THANKS:
        return _("Noted: %(name)s was thanked.")
    return _("Noted: %(name)s had rest.")


class BetweenPanel:
    """How contact between the two of a relationship stands."""

    title: StrOrPromise = _("Contact between the two")
    template = "contact/_between.html"

    def context_for(self, tie: Tie) -> Mapping[str, Any]:
        """Return it. Two queries."""
        standing, mix, tempo = standing_between(tie, timezone.localdate())
        return {"standing": standing, "tempo": tempo, "why": why_now(standing), **_mixed(mix)}


WORDS: Final[dict[str, StrOrPromise | Callable[[Mapping[str, Any]], StrOrPromise]]] = {
    "contact.plan_set": _("Wrote down how to care for %(name)s."),
    "contact.care_give": given_words,
    "contact.invitation_create": _("Planned to invite %(name)s."),
    "contact.invitation_change": _("Changed the plan to invite %(name)s."),
    "contact.contact_note": _("Noted a contact with %(name)s."),
    "contact.contact_change": _("Changed a contact with %(name)s."),
    "contact.contact_remove": _("Took away a contact with %(name)s."),
    "contact.file_write": _("Took over %(new)s days or contacts from %(file)s."),
    "contact.paces_set": _("Set how often we want to be in touch, by role."),
    "contact.group_create": _("Added the group %(name)s."),
    "contact.group_change": _("Changed the group %(name)s."),
    "contact.contacts_take": _("Took over %(count)s contacts that were noted without signal."),
}
