"""Answering in a live group on one's own telephone: by a code, without an account.

Closed, old and wrong codes get the same sentence; nothing tells whose group it was.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID, uuid4

from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from malai.links.guard import is_tired_of, note_miss
from malai.links.web.pages import kept_private
from malai.questions import selectors
from malai.questions.models import Answer, Item, LiveGroup, Sheet
from malai.questions.plans import said_to
from malai.questions.services.answers import GroupClosedError, answer_note, group_join
from malai_core.text import clean

#: Wrong codes, people who join and answers from one address in ten minutes; a hall shares one.
MISSES: Final = 30
JOINS: Final = 400
ANSWERS: Final = 4_000
SALT: Final = "questions.sheet"
#: Seconds that a telephone remembers its sheet: as long as a group may be open.
REMEMBERED_S: Final = 4 * 24 * 3_600


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the spoken code, and lead on where it is right."""
    if is_tired_of(request, "codes", MISSES):
        return _tired(request)
    if request.method != "POST":
        return _page(request, "questions/code.html", {})
    group = selectors.group_spoken(request.POST.get("code", ""))
    if group is None:
        return _missed(request)
    return redirect("questions:join", group.key)


def _tired(request: HttpRequest) -> HttpResponse:
    return _page(request, "questions/code.html", {"is_tired": True}, 429)


def _missed(request: HttpRequest) -> HttpResponse:
    note_miss(request, "codes")
    return _page(request, "questions/code.html", {"is_wrong": True}, 404)


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, key: str) -> HttpResponse:
    """Begin a sheet, with a name or without; a telephone that has one goes on with it."""
    if is_tired_of(request, "codes", MISSES):
        return _tired(request)
    group = selectors.group_keyed(key)
    if group is None:
        return _missed(request)
    if request.method == "POST":
        return _joined(request, group)
    known = _remembered(request, group) if "new" not in request.GET else None
    if known is not None:
        return redirect("questions:answer", group.key, known.client_id)
    return _asked_to_join(request, group, [])


def _asked_to_join(request: HttpRequest, group: LiveGroup, said: list[str]) -> HttpResponse:
    context = {"group": group, "client_id": uuid4(), "said": said}
    return _page(request, "questions/join.html", context, 422 if said else 200)


def _joined(request: HttpRequest, group: LiveGroup) -> HttpResponse:
    if is_tired_of(request, "joins", JOINS):
        return _tired(request)
    note_miss(request, "joins")
    name = clean(request.POST.get("name", "").replace("\0", ""))[:100]
    try:
        client_id = UUID(request.POST.get("client_id", ""))
        sheet = group_join(group=group, client_id=client_id, name=name)
    except (GroupClosedError, ValueError):
        return _missed(request)
    except ValidationError as error:
        return _asked_to_join(request, group, error.messages)
    answer = redirect("questions:answer", group.key, sheet.client_id)
    answer.set_cookie(
        _cookie(group), signing.dumps(str(sheet.client_id), salt=SALT), max_age=REMEMBERED_S,
        path=reverse("questions:code"), secure=request.is_secure(), httponly=True, samesite="Lax",
    )  # fmt: skip
    return answer


def _cookie(group: LiveGroup) -> str:
    return f"together-{group.public_id.hex[:8]}"


def _remembered(request: HttpRequest, group: LiveGroup) -> Sheet | None:
    try:
        told = signing.loads(request.COOKIES.get(_cookie(group), ""), salt=SALT)
        return selectors.sheet_of(group, UUID(str(told)))
    except (signing.BadSignature, ValueError):
        return None


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, key: str, sheet: UUID) -> HttpResponse:
    """Ask one question after the other; at the end show what was given, and what all said."""
    if is_tired_of(request, "codes", MISSES) or is_tired_of(request, "answers", ANSWERS):
        return _tired(request)
    group = selectors.group_keyed(key)
    here = selectors.sheet_of(group, sheet) if group else None
    if group is None or here is None:
        return _over(request, key, sheet)
    items = selectors.items_of(group.question_set)
    if request.method == "POST":
        return _answered(request, group, here, items)
    answers = selectors.answers_on(here)
    at = _place(request.GET.get("item", ""), items, answers)
    if at is None:
        return _ended(request, group, here, items, answers)
    return _question(request, group, here, items, at, answers.get(items[at].pk))


def _over(request: HttpRequest, key: str, client_id: UUID) -> HttpResponse:
    """Answer a telephone whose group was closed: it is no guess, and is not counted as one.

    A page that follows by itself learns that it is over, and keeps what was shown to everybody; so
    does the telephone that answered, when it is opened again or sends its last answer too late.
    """
    group = selectors.group_once(key)
    if group is None or selectors.sheet_of(group, client_id) is None:
        return _missed(request)
    shown = selectors.shown_of(group) if group.is_shown else []
    context = {"group": group, "shown": shown, "is_late": request.method == "POST"}
    if request.headers.get("HX-Request"):
        return _page(request, "questions/_told.html", context)
    if _remembered(request, group) is not None:
        return _page(request, "questions/closed.html", context, 410)
    return _page(request, "questions/code.html", {"is_wrong": True}, 404)


def _place(text: str, items: list[Item], answers: dict[int, Answer]) -> int | None:
    """Return the question that is meant, else the first that is open; ``None`` for the end."""
    if text.isdecimal() and len(text) < 4 and 0 <= int(text) - 1 < len(items):
        return int(text) - 1
    if text == "end":
        return None
    return next((at for at, item in enumerate(items) if item.pk not in answers), None)


def _question(
    request: HttpRequest,
    group: LiveGroup,
    sheet: Sheet,
    items: list[Item],
    at: int,
    given: Answer | None,
    said: list[str] | None = None,
) -> HttpResponse:
    item = items[at]
    context = {
        "group": group,
        "sheet": sheet,
        "item": item,
        "number_of_item": at + 1,
        "count": len(items),
        "given": given,
        "typed": request.POST.get("answer") if said else None,
        "choices": selectors.choices_of(item),
        "steps": selectors.steps_of(item),
        "said": said or [],
        "before": at if at else 0,
    }
    return _page(request, "questions/answer.html", context, 422 if said else 200)


def _answered(
    request: HttpRequest, group: LiveGroup, sheet: Sheet, items: list[Item]
) -> HttpResponse:
    note_miss(request, "answers")
    at = _place(request.POST.get("item", ""), items, {})
    if at is None:
        return _missed(request)
    written, is_withheld = request.POST.getlist("answer")[:100], "withheld" in request.POST
    try:
        said = said_to(items[at], written, is_withheld=is_withheld)
        answer_note(group=group, sheet=sheet, item=items[at], said=said)
    except GroupClosedError:
        return _missed(request)
    except ValidationError as error:
        return _question(request, group, sheet, items, at, None, error.messages)
    url = reverse("questions:answer", args=[group.key, sheet.client_id])
    return redirect(f"{url}?item={at + 2 if at + 1 < len(items) else 'end'}")


def _ended(
    request: HttpRequest,
    group: LiveGroup,
    sheet: Sheet,
    items: list[Item],
    answers: dict[int, Answer],
) -> HttpResponse:
    context = {
        "group": group,
        "sheet": sheet,
        "rows": [(at, item, answers.get(item.pk)) for at, item in enumerate(items, start=1)],
        "shown": selectors.shown_of(group) if group.is_shown else [],
    }
    name = "questions/_told.html" if request.headers.get("HX-Request") else "questions/ended.html"
    return _page(request, name, context)


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    group = context.get("group")
    shown = {**context, "workspace_name": group.workspace.name if group else ""}
    answer = kept_private(render(request, template, shown, status=status))
    # A form must say that it comes from here; other places learn nothing either way.
    answer["Referrer-Policy"] = "same-origin"
    return answer
