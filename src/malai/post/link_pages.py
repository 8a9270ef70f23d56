"""What the room shows behind personal links: how to link LINE."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from malai.documents.qr import qr_svg
from malai.post.models import LineCode
from malai.post.services.line import invitation_of


class LinePage:
    """Behind the one-time link: what this is, the account to add, the code to send."""

    def page_for(self, subject: UUID) -> tuple[str, dict[str, Any]] | None:
        """Return template and context; ``None`` where the code is gone or was used. One query."""
        rows = LineCode.objects.select_related("account", "party").filter(used_at=None)
        code = rows.filter(public_id=subject).first()
        if code is None:
            return None
        meant = invitation_of(code)
        said = _("QR code of the LINE account")
        context = {"code": code, "invitation": meant, "qr": qr_svg(meant.add_url, said=said)}
        return "post/line_link.html", context
