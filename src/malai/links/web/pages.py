"""The page behind a personal link: no account, no session, no trace in search engines."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from malai.kernel.registries import link_pages
from malai.links.guard import is_tired_of, note_miss
from malai.links.selectors import link_open


@require_GET
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the link is for; a wrong, old or revoked one gets the same kind sentence."""
    if is_tired_of(request):
        return kept_private(closed(429))
    link = link_open(token)
    page = link_pages.entries.get(link.page) if link else None
    found = page.page_for(link.subject_id) if link and page else None
    if link is None or found is None:
        note_miss(request)
        return kept_private(closed(404))
    template, context = found
    root = request.build_absolute_uri("/")[:-1]
    shown = {**context, "link": link, "root": root, "workspace_name": link.workspace.name}
    content_type = context.get("content_type")
    answer = HttpResponse(render_to_string(template, shown), content_type=content_type)
    kept_private(answer)
    return framed(answer, context.get("framed_by") or [])


def closed(status: int) -> HttpResponse:
    """Return the page of a link that opens nothing. Made without the request: always the same."""
    return HttpResponse(render_to_string("links/closed.html"), status=status)


def framed(response: HttpResponse, origins: Sequence[str]) -> HttpResponse:
    """Let pages of ``origins`` hold this one in a frame, and nobody where none is named."""
    if origins:
        response._csp_replace = {"frame-ancestors": list(origins)}  # type: ignore[attr-defined]
        response.xframe_options_exempt = True
    return response


def kept_private(response: HttpResponse) -> HttpResponse:
    """Keep the page out of caches and search engines, and its address out of other pages."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
