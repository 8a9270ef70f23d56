"""Pictures to take along: SVG files and one page of PDF."""

from __future__ import annotations

import base64
import json
import re
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.atlas.forms import MapForm
from malai.atlas.geography import placed
from malai.atlas.selectors.views import view_named
from malai.atlas.showing import Shown, map_shown, shown
from malai.atlas.web.geography import asked_of
from malai.atlas.web.picture import network_of
from malai.atlas.web.stories import viewer_of
from malai.documents import pdf_of
from malai.documents.pdf import FONTS
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language, thai_date
from malai.network.models import Network

KINDS = ("svg", "pdf")


@require_safe
@door(Action.NETWORK_READ)
def picture_paper(request: Request, seat: OpenSeat, network: UUID, kind: str) -> HttpResponse:
    """Give the picture as a file: of a saved view (``view``), of a ``look``, or of a ``level``.

    Names of people are in it where the seat may take data out.
    """
    here = network_of(seat, network)
    title, look = _look_of(request, here)
    made = shown(here, look, title=title, viewer=viewer_of(seat))
    if made is None:
        return redirect("atlas:picture", seat.workspace.public_id, here.public_id)
    return _file(made, seat, here, kind)


def _look_of(request: Request, network: Network) -> tuple[str, dict[str, Any]]:
    if wanted := request.GET.get("view"):
        try:
            view = view_named(network, UUID(wanted))
        except ValueError:
            raise Http404 from None
        return f"{view.name} – {network.name}", view.state
    if wanted := request.GET.get("look"):
        return network.name, _told(wanted)
    return network.name, {"level": request.GET.get("level") or "groups"}


def _told(text: str) -> dict[str, Any]:
    """Return the look that an address carries; one that cannot be read is as it comes."""
    try:
        look = json.loads(text)
    except ValueError:
        return {}
    return look if isinstance(look, dict) else {}


@require_safe
@door(Action.NETWORK_READ)
def map_paper(request: Request, seat: OpenSeat, network: UUID, kind: str) -> HttpResponse:
    """Give the map as a file, narrowed as its page is."""
    here = network_of(seat, network)
    found = placed(here, asked_of(request.GET, MapForm(request.GET), here))
    title = _("Map of the network")
    made = map_shown(here, found, title=f"{title} – {here.name}", viewer=viewer_of(seat))
    return _file(made, seat, here, kind)


def _file(made: Shown, seat: OpenSeat, network: Network, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    content = pdf(made, seat, network) if kind == "pdf" else with_fonts(made.svg).encode()
    media = {"pdf": "application/pdf", "svg": "image/svg+xml"}[kind]
    answer = HttpResponse(content, content_type=media)
    answer.headers["Content-Disposition"] = f'attachment; filename="{_file_name(kind)}"'
    return answer


def _file_name(kind: str) -> str:
    return f"malai-{timezone.localdate().isoformat()}.{kind}"


def with_fonts(svg: str) -> str:
    """Return the SVG with the face it is written in, so that it looks the same anywhere."""
    faces = "".join(
        f"@font-face{{font-family:Sarabun;font-weight:{weight};src:url(data:font/ttf;base64,{_font(name)})}}"
        for weight, name in ((400, "Regular"), (600, "SemiBold"))
    )
    return re.sub(r">", f"><style>{faces}</style>", svg, count=1)


def _font(name: str) -> str:
    file = FONTS / f"Sarabun-{name}.ttf"
    return base64.b64encode(file.read_bytes()).decode() if file.exists() else ""


def pdf(made: Shown, seat: OpenSeat, network: Network) -> bytes:
    """Return one page with the picture, and who took it out when."""
    said = {
        "network": network.name,
        "who": str(seat.seat.user),
        "day": thai_date(timezone.localdate()),
    }
    data = {
        "language": language(),
        "title": made.title,
        "said": made.said,
        "svg": made.svg,
        "foot": _("%(network)s · printed by %(who)s, %(day)s") % said,
    }
    return pdf_of("atlas/picture.typ", data)
