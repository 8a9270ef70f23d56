"""Who gets what at the addresses of the measured network."""

from __future__ import annotations

from datetime import date
from typing import Any

from malai.insight.results import KIND
from malai.insight.services.answering import answers_bring
from malai.insight.services.introductions import introduction_decide
from malai.runs.services import run_request
from tests.functional.doors import READ, REFUSED_FORM, Answers, answers
from tests.makers import World

GOES_ON = answers("302 302 302 302 302 404 302")
ACT = answers("302 302 302 403 403 404 302")
#: Pages that name people by their place in the network.
NAMES = answers("200 200 200 403 403 404 302")
#: A decision about nobody leads nowhere.
NOTHING = answers("404 404 404 403 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "insight:first": {"get": GOES_ON},
    "insight:methods": {"get": READ},
    "insight:reading": {"get": READ},
    "insight:reading-pdf": {"get": READ},
    "insight:runs": {"get": READ},
    "insight:run-keep": {"post": ACT},
    "insight:compare": {"get": GOES_ON},
    "insight:run-progress": {"get": READ},
    "insight:run-stop": {"post": ACT},
    "insight:members": {"get": NAMES},
    "insight:members-export": {"post": ACT},
    "insight:numbers": {"get": READ},
    "insight:coordination": {"get": READ},
    "insight:what-if": {"get": NAMES},
    "insight:weaving": {"get": NAMES},
    "insight:introduction-decide": {"post": NOTHING},
    "insight:introduction-forget": {"post": ACT},
    "insight:change": {"get": READ},
    "insight:trust": {"get": NAMES},
    "insight:giving": {"get": NAMES},
    "insight:answers-bring": {"get": NAMES, "post": REFUSED_FORM},
    "insight:answers-drop": {"post": ACT},
    "insight:answers-blank": {"get": NAMES},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about."""
    here = {"workspace": world.workspace.public_id}
    network = {**here, "network": world.network.public_id}
    run, _ = run_request(
        by=None, workspace=world.workspace, kind=KIND, about=world.network.public_id,
        day="2026-11-22", layers="coordination",
    )  # fmt: skip
    at = {**network, "run": run.public_id}
    row = introduction_decide(
        by=None, network=world.network, pair=(world.kru, world.mali), through=None,
        reason="draws_in", decision="dismissed", on=date(2026, 11, 22),
    )  # fmt: skip
    sheet = answers_bring(
        by=None, network=world.network, kind="giving", name="g.csv", on=date(2026, 11, 22),
        content="ผู้ให้,ผู้รับ\nแก้ว ใจงาม,บุญ ดอยสูง\n".encode(),
    )  # fmt: skip
    return {
        "insight:first": here,
        "insight:methods": here,
        "insight:reading": network,
        "insight:reading-pdf": network,
        "insight:runs": network,
        "insight:run-keep": network,
        "insight:compare": network,
        "insight:run-progress": at,
        "insight:run-stop": at,
        "insight:members": network,
        "insight:members-export": network,
        "insight:numbers": network,
        "insight:coordination": network,
        "insight:what-if": network,
        "insight:weaving": network,
        "insight:introduction-decide": network,
        "insight:introduction-forget": {**network, "introduction": row.public_id},
        "insight:change": network,
        "insight:trust": network,
        "insight:giving": network,
        "insight:answers-bring": network,
        "insight:answers-drop": {**network, "sheet": sheet.public_id},
        "insight:answers-blank": {**network, "kind": "trust"},
    }
