"""What lists, notes, files and earlier names answer when other rooms ask."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from malai.access.policy import Action
from malai.kernel import registries
from malai.network.audiences import NetworkAudience
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.network.models import Attachment, FormerName, Note, SegmentMark, Tagging
from malai.network.selectors.measures import incomplete
from malai.network.shows import Show, shows
from malai.network.tie_notes_beside import TieNotesData, TieNotesTimeline
from malai.network.timeline_beside import BesideTimeline


def register_lists() -> None:
    """Fill the registries of the kernel."""
    _carriers()
    _subject_data()
    registries.audiences.register("network", NetworkAudience())
    registries.timelines.register("network.beside", BesideTimeline())
    registries.sensitive_fields.register("network.Note", frozenset({"text"}))
    registries.timelines.register("network.tie_notes", TieNotesTimeline())
    registries.subject_data.register("network.TieNote", TieNotesData())
    registries.sensitive_fields.register("network.TieNote", frozenset({"text"}))
    registries.sensitive_fields.register("network.Attachment", frozenset({"caption", "file"}))
    lacking = Show(_("Something important is missing"), Action.NETWORK_READ.value, incomplete)
    shows.register("incomplete", lacking)
    for action, words in WORDS.items():
        registries.act_words.register(action, words)


def _carriers() -> None:
    add = registries.merge_carriers.register
    add("network.taggings", ForeignKeyCarrier(Tagging, "party", unique_with=("tag_id",)))
    marks = ForeignKeyCarrier(SegmentMark, "party", unique_with=("segment_id",))
    add("network.segment_marks", marks)
    add("network.notes", ForeignKeyCarrier(Note, "party"))
    add("network.former_names", ForeignKeyCarrier(FormerName, "party"))
    add("network.attachments", ForeignKeyCarrier(Attachment, "party"))


def _subject_data() -> None:
    entries = (
        ForeignKeyData(Tagging, ["party"], _("Tags"), _tagging, related=["tag"]),
        ForeignKeyData(SegmentMark, ["party"], _("Saved lists"), _mark, related=["segment"]),
        ForeignKeyData(Note, ["party"], _("Notes"), _note),
        ForeignKeyData(FormerName, ["party"], _("Earlier names"), _former_name),
        ForeignKeyData(Attachment, ["party"], _("Files and photos"), _file, related=["file"]),
    )
    for entry in entries:
        registries.subject_data.register(f"network.{entry.model.__name__}", entry)


def _tagging(row: Tagging) -> dict[str, Any]:
    return {"tag": row.tag.name}


def _mark(row: SegmentMark) -> dict[str, Any]:
    return {"list": row.segment.name, "put in": row.is_in}


def _note(row: Note) -> dict[str, Any]:
    return {"on": row.on.iso if row.on else "", "note": row.text}


def _former_name(row: FormerName) -> dict[str, Any]:
    days = {name: day.iso for name in ("since", "until") if (day := getattr(row, name))}
    return {"name": row.name, **days}


def _file(row: Attachment) -> dict[str, Any]:
    return {"file": row.file.name, "what it shows": row.caption, "photo": row.is_photo}


WORDS = {
    "network.party_check": _("Looked at %(name)s: still right."),
    "network.note_add": _("Wrote a note about %(name)s."),
    "network.note_change": _("Changed a note about %(name)s."),
    "network.note_remove": _("Took a note about %(name)s away."),
    "network.tie_note_add": _("Wrote a note about %(source)s and %(target)s."),
    "network.tie_note_change": _("Changed a note about %(source)s and %(target)s."),
    "network.tie_note_remove": _("Took a note about %(source)s and %(target)s away."),
    "network.former_name_add": _("Noted an earlier name of %(name)s."),
    "network.former_name_remove": _("Took an earlier name of %(name)s away."),
    "network.photo_add": _("Added a photo of %(name)s."),
    "network.file_add": _("Added a file to %(name)s."),
    "network.attachment_remove": _("Took a file off %(name)s."),
    "network.tag_create": _("Made the tag %(name)s."),
    "network.tag_change": _("Changed the tag %(name)s."),
    "network.tag_remove": _("Took the tag %(name)s away."),
    "network.party_tags_set": _("Tags of %(name)s: %(tags)s."),
    "network.segment_create": _("Saved the list %(name)s."),
    "network.segment_change": _("Changed the saved list %(name)s."),
    "network.segment_remove": _("Forgot the saved list %(name)s."),
    "network.segment_mark_remove": _(
        "Let the filters of the saved list %(name)s decide about %(party)s again."
    ),
    "network.parties_tag": _("Put the tag %(tag)s on %(count)s records."),
    "network.parties_untag": _("Took the tag %(tag)s off %(count)s records."),
    "network.parties_join": _("Put %(count)s into the network %(network)s."),
    "network.parties_set_role": _("Gave %(count)s a role in the network %(network)s."),
    "network.parties_leave": _("Noted that %(count)s left the network %(network)s."),
    "network.parties_belong": _("Noted that %(count)s belong to %(body)s."),
    "network.parties_check": _("Marked %(count)s records as checked."),
    "network.parties_mark_in": _("Put %(count)s into the saved list %(segment)s by hand."),
    "network.parties_mark_out": _("Left %(count)s out of the saved list %(segment)s."),
}
