"""What every page that works without signal hands out: its worker and what it is called."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from malai.kernel import assets
from malai.kernel.templatetags.malai import language
from malai.links.sync import MOST_BYTES

#: Of an answer that a telephone may keep nothing of.
FRESH = "no-store, private"


def worker_answer() -> HttpResponse:
    """Hand out the worker; from an address below the page its scope is that page alone."""
    code = assets.path("worker.ts").read_bytes()
    answer = HttpResponse(code, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache, private"
    return answer


def manifest_answer(*, name: str, short_name: str, page: str) -> JsonResponse:
    """Say what the page at the address ``page`` is called once it is on the home screen."""
    said = {
        "name": name,
        "short_name": short_name[:12],
        "lang": language(),
        "start_url": page,
        "scope": page,
        "display": "standalone",
        "background_color": "#fffefb",
        "theme_color": "#fffefb",
        "icons": [{"src": assets.url("images/mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(said, content_type="application/manifest+json")


def fresh_json(said: object) -> JsonResponse:
    """Answer with ``said``, to be kept by nobody on the way."""
    # Thai letters as they are: half the bytes of their escapes.
    answer = JsonResponse(said, safe=False, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = FRESH
    return answer


def queue_sent(request: HttpRequest) -> bytes:
    """Return a queue as a form sent it: the text that was shown, or the file that was chosen."""
    if text := request.POST.get("held", ""):
        return text.encode()
    file = request.FILES.get("file")
    return file.read(MOST_BYTES + 1) if file else b""
