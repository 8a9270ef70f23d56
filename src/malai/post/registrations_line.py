"""What other rooms are told of LINE: links are carried and shown, secrets never leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from malai.kernel import registries
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.post.link_pages import LinePage
from malai.post.models import LineAccount, LineCode, LineDraft, LineFriend, LineLink, WebhookEvent


def register_line() -> None:
    """Fill the registries of the kernel."""
    add = registries.merge_carriers.register
    add("post.line_links", ForeignKeyCarrier(LineLink, "party", unique_with=["workspace_id"]))
    add("post.line_drafts", ForeignKeyCarrier(LineDraft, "party"))
    add("post.line_codes", ForeignKeyCarrier(LineCode, "party"))
    registries.link_pages.register("post.line", LinePage())
    data = registries.subject_data.register
    data("post.LineLink", ForeignKeyData(LineLink, ["party"], _("Link to LINE"), _link))
    data("post.LineCode", ForeignKeyData(LineCode, ["party"], _("Codes for LINE"), _code))
    data("post.LineDraft", ForeignKeyData(LineDraft, ["party"], _("Sent by LINE"), _draft))
    for model in (LineAccount, LineCode, LineDraft, LineFriend, LineLink, WebhookEvent):
        registries.left_out.register(model._meta.label, model)
        registries.secret_rows.register(model._meta.label, hidden)


def hidden(image: Mapping[str, Any]) -> bool:
    """Say that nobody sees the values of such a row."""
    return bool(image)


def _link(row: LineLink) -> dict[str, Any]:
    return {"linked at": row.linked_at.isoformat()}


def _code(row: LineCode) -> dict[str, Any]:
    return {"until": row.expires_at.isoformat(), "used": bool(row.used_at)}


def _draft(row: LineDraft) -> dict[str, Any]:
    there = f"{row.latitude}, {row.longitude}" if row.latitude is not None else ""
    return {
        "sent at": row.sent_at.isoformat(),
        "what": row.get_kind_display(),
        "state": row.get_state_display(),
        "place": " ".join(part for part in (row.title, row.address, there) if part),
    }
