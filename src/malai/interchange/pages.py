"""What the page of an import shows in each of its states."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.interchange import said
from malai.interchange.announced import announced
from malai.interchange.forms_sheets import SheetsForm
from malai.interchange.models import Import, ImportState
from malai.interchange.preview import outcome_of
from malai.interchange.progress import progress_of
from malai.interchange.selectors import doubt_counts
from malai.tables.preview import PreviewTable

TEMPLATES: Final = {
    ImportState.READING: "interchange/waiting.html",
    ImportState.WRITING: "interchange/waiting.html",
    ImportState.UNDOING: "interchange/waiting.html",
    ImportState.READY: "interchange/preview.html",
    ImportState.DONE: "interchange/done.html",
    ImportState.UNDONE: "interchange/done.html",
    ImportState.FAILED: "interchange/stopped.html",
    ImportState.DROPPED: "interchange/stopped.html",
}


def page_of(row: Import, seat: OpenSeat) -> tuple[str, dict[str, Any]]:
    """Return the template of an import's page and what it needs. At most two queries."""
    state = ImportState(row.state)
    base = {"row": row, "network": row.network, "crumbs": crumbs(seat)}
    made = {
        ImportState.READING: _waiting,
        ImportState.WRITING: _waiting,
        ImportState.UNDOING: _waiting,
        ImportState.READY: _preview,
        ImportState.DONE: _done,
        ImportState.UNDONE: _done,
    }.get(state)
    return TEMPLATES[state], base | (made(row, seat) if made else {})


def crumbs(seat: OpenSeat) -> list[tuple[str, str]]:
    """Return the way back to the list of imports."""
    return [(_("Import"), reverse("interchange:imports", args=[seat.workspace.public_id]))]


def _url(name: str, row: Import, seat: OpenSeat) -> str:
    return reverse(f"interchange:{name}", args=[seat.workspace.public_id, row.public_id])


def _waiting(row: Import, seat: OpenSeat) -> dict[str, Any]:
    progress = progress_of(row.public_id)
    title, stop = {
        ImportState.READING: (_("Reading the file"), "drop"),
        ImportState.WRITING: (_("Bringing it in"), "stop"),
        ImportState.UNDOING: (_("Taking it back"), ""),
    }[ImportState(row.state)]
    return {
        "title": f"{title}: {progress.at}" if progress.at else title,
        "done": progress.percent,
        "total": 100 if progress.percent else 0,
        "poll_url": _url("import", row, seat),
        "cancel_url": _url(stop, row, seat) if stop else "",
    }


def _preview(row: Import, seat: OpenSeat) -> dict[str, Any]:
    shown = row.preview
    form = SheetsForm(sheets=shown["sheets"])
    sheets = [
        {
            **sheet,
            "field": form[f"kind_{index}"],
            "brings": said.sheet_news(sheet["news"]),
            "columns": form.columns(index),
            "is_explained": bool(row.overrides.get(sheet["name"], {}).get("columns")),
            "eras": form.eras(index),
        }
        for index, sheet in enumerate(shown["sheets"])
    ]
    return {
        "counts": shown["counts"],
        "notes": shown.get("notes", []),
        "edits": shown.get("edits", []),
        "takes_file": shown.get("takes_file", False),
        "news": said.news(shown["counts"]),
        "outcome": outcome_of(shown),
        "button": said.button(shown["counts"]),
        "sheets": sheets,
        "program": shown.get("program", ""),
        "sensitive": announced(shown["sheets"], seat.workspace),
        "tables": tables_of(shown),
        "set_aside": shown["set_aside"],
        "differs": shown["differs"],
        "duplicates": shown["duplicates"],
        "picture_url": _picture(row, seat),
    }


def _done(row: Import, seat: OpenSeat) -> dict[str, Any]:
    counts = row.preview.get("counts", {})
    return {
        "counts": counts,
        "news": said.news(counts),
        "doubts": doubt_counts(row),
        "may_undo": seat.may(Action.HISTORY_UNDO) and row.state == ImportState.DONE,
        "picture_url": _picture(row, seat),
    }


def _picture(row: Import, seat: OpenSeat) -> str:
    return reverse("atlas:picture", args=[seat.workspace.public_id, row.network.public_id])


def tables_of(shown: dict[str, Any]) -> list[PreviewTable]:
    """Return the first rows as they will be written."""
    tables = [_people(shown), _bodies(shown), _ties(shown), _meetings(shown)]
    return [table.without_empty_columns() for table in tables if table.rows]


def _state(state: str) -> tuple[str, str]:
    """Return the words and the tone of what happens to a row."""
    return {
        "new": (_("new"), "good"),
        "known": (_("already there"), "plain"),
        "filled": (_("made fuller"), "good"),
        "waits": (_("waits for you"), "attention"),
    }[state]


def _people(shown: dict[str, Any]) -> PreviewTable:
    heads = [_("Name"), _("Organisation"), _("Role"), _("Phone"), _("Area"), _("Joined")]
    table = PreviewTable(_("People"), [*heads, ""])
    for one in shown["people"]:
        name = f"{one['name']} ({one['nickname']})" if one["nickname"] else one["name"]
        table.add(
            [name, one["organisation"], one["role"], one["phone"], one["area"]],
            day=one["joined"],
            badge=_state(one["state"]),
        )
    return table


def _bodies(shown: dict[str, Any]) -> PreviewTable:
    heads = [_("Name"), _("Kind of organisation"), _("Agreement signed on"), ""]
    table = PreviewTable(_("Organisations and groups"), heads)
    for one in shown["bodies"]:
        table.add([one["name"], one["sector"]], day=one["agreed"], badge=_state(one["state"]))
    return table


def _ties(shown: dict[str, Any]) -> PreviewTable:
    table = PreviewTable(_("Relationships"), [_("From whom"), _("What"), _("To"), _("How often")])
    kind = "kind_en" if get_language() == "en" else "kind_th"
    for one in shown["ties"]:
        table.add([one["source"], one[kind], one["target"], one["strength"]])
    return table


def _meetings(shown: dict[str, Any]) -> PreviewTable:
    heads = [_("Activity"), _("People who came"), _("Date"), ""]
    table = PreviewTable(_("Activities"), heads)
    for one in shown["meetings"]:
        table.add([one["title"], one["came"]], day=one["on"], badge=_state(one["state"]))
    return table
