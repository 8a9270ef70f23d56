"""Who may read reports, write in them, make them final and take them out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from malai.reports.models import Report, Scope
from malai.reports.services.drafts import About, report_make
from tests.functional.doors import ACT, EDIT, READ, REFUSED_FORM, Answers, answers
from tests.makers import World

FORM = {"get": EDIT, "post": REFUSED_FORM}
#: Who may take data out gets the form, or the form again without a reason.
OUT = {
    "get": answers("200 200 200 200 403 404 302"),
    "post": answers("422 422 422 422 403 404 302"),
}
#: A file that nobody asked for.
NO_FILE = answers("404 404 404 404 403 404 302")
NO_TEMPLATE = answers("404 404 404 403 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "reports:reports": {"get": READ},
    "reports:report-period": FORM,
    "reports:report-activity": FORM,
    "reports:report-series": {"get": NO_TEMPLATE},
    "reports:templates": FORM,
    "reports:template-builtin": {"get": EDIT},
    "reports:template-file": {"get": NO_TEMPLATE},
    "reports:template-retire": {"post": NO_TEMPLATE},
    "reports:report": {"get": READ},
    "reports:report-look": FORM,
    "reports:report-memo": {"post": ACT},
    "reports:report-preview": {"get": READ},
    "reports:report-finish": {"post": ACT},
    "reports:report-again": {"post": ACT},
    "reports:report-drop": {"post": ACT},
    "reports:report-output": OUT,
    "reports:report-progress": {"get": NO_FILE},
    "reports:report-stop": {"post": NO_FILE},
    "reports:report-take": {"get": NO_FILE},
    "reports:section": {"post": ACT},
    "reports:section-change": {"post": ACT},
}


def draft(world: World, **settings: Any) -> Report:
    """Return a draft about the activity of the small world."""
    about = About(Scope.ACTIVITY, world.activity.public_id)
    return report_make(by=None, workspace=world.workspace, about=about, settings=settings)


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about; each time another draft, for one may be thrown away."""
    here = {"workspace": world.workspace.public_id}
    one = {**here, "report": draft(world).public_id}
    run, section = {**one, "run": UUID(int=1)}, {**one, "section": "summary"}
    return {
        "reports:reports": here,
        "reports:report-period": here,
        "reports:report-activity": {**here, "activity": world.activity.public_id},
        "reports:report-series": {**here, "series": UUID(int=1)},
        "reports:templates": here,
        "reports:template-builtin": {**here, "form": "outline"},
        "reports:template-file": {**here, "template": UUID(int=1)},
        "reports:template-retire": {**here, "template": UUID(int=1)},
        **{
            f"reports:report{part}": one
            for part in (
                "", "-look", "-memo", "-preview", "-finish", "-again", "-drop", "-output",
            )
        },
        **{f"reports:report-{part}": run for part in ("progress", "stop", "take")},
        "reports:section": section,
        "reports:section-change": section,
    }  # fmt: skip
