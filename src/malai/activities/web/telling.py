"""One tap: a notice of when and where, to be looked at before it goes."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.telling import notice_words, once_key
from malai.kernel.http import Request
from malai.post.models import Message, MessageKind
from malai.post.selectors.messages import messages_seen
from malai.post.selectors.reaching import ORDER, connected
from malai.post.services.messages import message_create


@require_POST
@door(Action.NETWORK_EDIT)
def tell(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Write the notice for those who are expected and show who gets it; the same is told once."""
    here = selectors.activity_named(seat.workspace, activity)
    key = once_key(here)
    subject_th, body_th = notice_words(here, "th")
    subject_en, body_en = notice_words(here, "en")
    ways = connected(seat.workspace) - {"print"}
    fields = {
        "subject_th": subject_th[:200], "body_th": body_th,
        "subject_en": subject_en[:200], "body_en": body_en,
        "audience": f"activities.activity:{here.public_id}", "audience_said": here.title[:300],
        "channels": [one for one in ORDER if one in ways],
    }  # fmt: skip
    try:
        with transaction.atomic():
            message = message_create(
                by=request.user, workspace=seat.workspace, fields=fields,
                kind=MessageKind.CHANGE.value, about_id=here.public_id, once_key=key,
            )  # fmt: skip
    except IntegrityError:
        message = Message.objects.get(workspace=seat.workspace, once_key=key)
    if not messages_seen(seat.workspace).filter(pk=message.pk).exists():
        messages.info(request, _("Somebody else has written this notice already."))
        return redirect("activities:activity", seat.workspace.public_id, here.public_id)
    return redirect("post:message", seat.workspace.public_id, message.public_id)
