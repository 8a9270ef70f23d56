"""Tags: words of the workspace, put on and taken off."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.network.carriers import rows_drop
from malai.network.models import Party, Tag, TagColour, Tagging
from malai_core.text import clean, search_text


def tag_create(
    *,
    by: User | None,
    workspace: Workspace,
    name: str,
    colour: str = TagColour.PLAIN,
    english: str = "",
) -> Tag:
    """Make a tag.

    Raises
    ------
    ValidationError
        No word, or the workspace has it already.
    """
    tag = _filled(Tag(workspace=workspace), name, colour, english)
    with recorded("network.tag_create", by=by, workspace=workspace, name=tag.name) as trace:
        trace.about(tag.public_id)
        return trace.create(tag)


def tag_change(*, by: User | None, tag: Tag, name: str, colour: str, english: str = "") -> Tag:
    """Change the word or the colour of a tag, on everything that wears it.

    Raises
    ------
    ValidationError
        As ``tag_create``.
    """
    with recorded(
        "network.tag_change", by=by, workspace=tag.workspace, subject=tag.public_id
    ) as trace:
        trace.changing([tag])
        _filled(tag, name, colour, english).save()
        trace.say(name=tag.name)
    return tag


def _filled(tag: Tag, name: str, colour: str, english: str = "") -> Tag:
    tag.name, tag.colour, tag.english = clean(name), colour, clean(english)
    tag.match_key = search_text(name)
    if not tag.match_key:
        raise ValidationError({"name": _("Write the word of the tag.")})
    twins = Tag.objects.filter(workspace=tag.workspace, match_key=tag.match_key)
    if twins.exclude(pk=tag.pk).exists():
        raise ValidationError({"name": _("There is a tag with this word already.")})
    tag.full_clean(validate_unique=False)
    return tag


def tag_remove(*, by: User | None, tag: Tag) -> None:
    """Take a tag away from everything, in one act that can be undone."""
    with recorded(
        "network.tag_remove",
        by=by,
        workspace=tag.workspace,
        subject=tag.public_id,
        name=tag.name,
    ) as trace:
        worn = list(Tagging.objects.filter(tag=tag))
        trace.deleting([*worn, tag])
        rows_drop(worn)
        rows_drop([tag])


def party_tags_set(
    *, by: User | None, party: Party, tags: Sequence[Tag], new: str = ""
) -> list[Tag]:
    """Let a record wear exactly these tags, and one more with the word ``new`` if there is one.

    Raises
    ------
    ValidationError
        A tag of another workspace, or nothing would change.
    """
    if {tag.workspace_id for tag in tags} - {party.workspace_id}:
        raise ValidationError(_("This is not in your workspace."))
    worn = {row.tag_id: row for row in Tagging.objects.filter(party=party)}
    with recorded(
        "network.party_tags_set",
        by=by,
        workspace=party.workspace,
        subject=party.public_id,
        name=str(party),
    ) as trace:
        wanted = [*tags, *([tag_ready(trace, party.workspace, new)] if new.strip() else [])]
        keys = {tag.pk for tag in wanted}
        gone = [row for key, row in worn.items() if key not in keys]
        trace.deleting(gone)
        rows_drop(gone)
        fresh = [Tagging(tag=tag, party=party) for tag in wanted if tag.pk not in worn]
        trace.create_all(Tagging, fresh)
        if not (gone or fresh):
            raise ValidationError(_("Nothing was changed."))
        trace.say(tags=", ".join(tag.name for tag in wanted) or "–")
    return wanted


def tag_ready(trace: Recorder, workspace: Workspace, name: str) -> Tag:
    """Return the tag with this word, made inside the caller's act where there is none.

    Raises
    ------
    ValidationError
        No word, or one that is too long.
    """
    known = Tag.objects.filter(workspace=workspace, match_key=search_text(name)).first()
    if known is not None:
        return known
    return trace.create(_filled(Tag(workspace=workspace), name, TagColour.PLAIN))
