"""The background of a network's picture: its form, and the image itself."""

from __future__ import annotations

from typing import IO, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.atlas.forms import BackdropForm
from malai.atlas.models import Backdrop
from malai.atlas.selectors.backdrops import backdrop_bytes, backdrop_of
from malai.atlas.services.backdrops import backdrop_change, backdrop_drop, backdrop_set
from malai.atlas.web.picture import network_of
from malai.audit.offers import undo_tag
from malai.files.services import FileRefusedError
from malai.kernel.forms import posted
from malai.kernel.http import Request
from malai.network.models import Network


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def backdrop(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Put a picture under the picture of a network, or change how strongly it shows."""
    here = network_of(seat, network)
    row = backdrop_of(here)
    initial = {"opacity": row.opacity} if row else None
    form = BackdropForm(posted(request), request.FILES or None, initial=initial)
    form.fields["file"].required = row is None
    if request.method == "POST" and form.is_valid():
        made = _put(request, here, row, form)
        if made is not None:
            said = _("The background is kept. Choose it under “Change the look”.")
            messages.success(request, said, extra_tags=undo_tag(seat, made.public_id))
            return redirect(f"{_picture(here)}?ground=picture")
    context = {
        "form": form,
        "network": here,
        "backdrop": row,
        "heading": _("Background of the picture"),
        "crumbs": [(_("Picture"), _picture(here))],
        "back": _picture(here),
    }
    return render(request, "atlas/backdrop.html", context, status=422 if form.errors else 200)


def _picture(network: Network) -> str:
    return reverse("atlas:picture", args=[network.workspace.public_id, network.public_id])


def _put(
    request: Request, network: Network, row: Backdrop | None, form: BackdropForm
) -> Backdrop | None:
    """Keep what was sent; say at the form why that cannot be."""
    sent, opacity = form.cleaned_data["file"], form.cleaned_data["opacity"]
    try:
        if sent is None and row is not None:
            return backdrop_change(by=request.user, backdrop=row, opacity=opacity)
        content = cast("IO[bytes]", sent.file)
        return backdrop_set(by=request.user, network=network, content=content, opacity=opacity)
    except FileRefusedError as error:
        form.add_error("file", str(error))
    except ValidationError as error:
        form.add_error(None, error)
    return None


@require_safe
@door(Action.NETWORK_READ)
def backdrop_image(request: Request, seat: OpenSeat, network: UUID, backdrop: UUID) -> HttpResponse:
    """Give the image; another one has another address."""
    del request
    row = backdrop_of(network_of(seat, network))
    image = backdrop_bytes(row) if row and row.public_id == backdrop else None
    if image is None:
        raise Http404
    answer = HttpResponse(image, content_type="image/jpeg")
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@require_POST
@door(Action.NETWORK_EDIT)
def backdrop_remove(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Take the background away."""
    here = network_of(seat, network)
    gone = backdrop_drop(by=request.user, network=here)
    if gone is not None:
        said = _("The background is taken away.")
        messages.success(request, said, extra_tags=undo_tag(seat, gone.public_id))
    return redirect(_picture(here))
