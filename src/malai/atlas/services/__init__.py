"""Places in the picture, and the reading of a network as a run.

Both are computed from rows and change nothing that people own, so they leave no act.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from malai.accounts.models import Scope, User
from malai.atlas.bridge import (
    GROUPS,
    LEVELS,
    MEETINGS,
    PEOPLE,
    Loaded,
    Standing,
    findings_in,
    kept_picture,
    loaded,
    picture_in,
    put_by_hand,
    standing_picture,
)
from malai.atlas.bridge.meetings import gathered
from malai.atlas.models import Spot
from malai.atlas.selectors import members_count, newest_act, spots_of
from malai.atlas.shown import KeptFinding, kept, kept_from
from malai.network.models import Network
from malai.runs.models import Run
from malai.runs.selectors import run_newest
from malai.runs.services import fingerprint_of, run_finish, run_request, run_step
from malai_core.results import versions
from malai_core.sna.layout import LAYOUT
from malai_core.sna.picture import PICTURE, Picture

#: Up to this many members a page computes by itself: about a fifth of a second. See docs/rooms.
WITHIN_A_REQUEST = 2_000
KIND = "atlas.reading"
PICTURES = {level: f"atlas.picture.{level}" for level in LEVELS}
METHODS = [LAYOUT, PICTURE, "reading.findings.malai.v1"]


def is_small(network: Network, *, day: date) -> bool:
    """Say whether a page may compute this network by itself. One query.

    What a seat of some areas sees is always computed: a run holds the whole network.
    """
    if is_part(network):
        return True
    return members_count(network, day=day) <= WITHIN_A_REQUEST


def is_part(network: Network) -> bool:
    """Say whether this network is seen by a seat that sees only some of its members."""
    seat = network.workspace.seen_from
    return seat is not None and seat.scope == Scope.AREAS


def picture_settle(rows: Loaded, *, level: str, is_today: bool = True) -> Picture:
    """Return the picture, and keep the places where a member has none yet.

    Two readers at once compute the same places from the same seed; the second write changes
    nothing. A picture of the past (``is_today`` false) keeps nothing.
    """
    previous = spots_of(rows.network, level=level)
    picture = picture_in(rows, level=level, previous=previous)
    standing = {rows.parties[s.member].pk: (s.x, s.y) for s in picture.spots if s.member >= 0}
    # What an area sees of it must not decide where everybody else sees the rest.
    if is_today and standing.keys() - previous.keys() and not is_part(rows.network):
        pinned = {party for party, place in previous.items() if place.is_pinned}
        free = {party: place for party, place in standing.items() if party not in pinned}
        _spots_write(rows.network, level, free)
    return picture


@transaction.atomic
def _spots_write(network: Network, level: str, places: dict[int, tuple[float, float]]) -> None:
    """Write the places of all who were not put there by hand: newcomers push bodies a little."""
    Spot.objects.bulk_create(
        [
            Spot(network=network, level=level, party_id=party, x=x, y=y)
            for party, (x, y) in places.items()
        ],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["network", "level", "party"],
        update_fields=["x", "y"],
    )


def findings_kept(network: Network, *, day: date) -> list[KeptFinding] | None:
    """Return the findings of a network: computed for a small one, of the newest run for a large.

    ``None`` where a large network has no run yet. A small network's findings stay in the cache
    until the next act in its workspace.
    """
    if not is_small(network, day=day):
        run = run_newest(network.workspace, kind=KIND, about=network.public_id)
        return [kept_from(plain) for plain in run.results["findings"]] if run else None
    seat = network.workspace.seen_from
    seen = f"seat{seat.pk}" if seat else "all"
    key = f"atlas:findings:{network.public_id}:{seen}:{newest_act(network)}:{day}"
    found = cache.get(key)
    if found is None:
        found = [kept(finding) for finding in findings_in(loaded(network, day=day))]
        cache.set(key, found, timeout=3600)
    return list(found)


def reading_request(*, by: User, network: Network, day: date) -> Run:
    """Ask for the reading of a large network: a task computes it, with progress and cancel."""
    from malai.atlas.tasks import reading_compute

    run, is_new = run_request(
        by=by,
        workspace=network.workspace,
        kind=KIND,
        about=network.public_id,
        day=day.isoformat(),
    )
    if is_new:
        transaction.on_commit(lambda: reading_compute.enqueue(run.pk))
    return run


def reading_write(*, run: Run, network: Network, day: date) -> Run:
    """Compute findings and both pictures of a network and freeze them in ``run``.

    Raises
    ------
    RunCancelledError
        A person cancelled it between two steps.
    """
    run_step(run=run, progress=5)
    rows = loaded(network, day=day)
    run_step(run=run, progress=30)
    found = [kept(finding).plain() for finding in findings_in(rows)]
    for step, level in enumerate(LEVELS):
        run_step(run=run, progress=50 + 25 * step)
        picture_keep(rows, level=level)
    return run_finish(
        run=run,
        results={"findings": found},
        methods=METHODS,
        versions=versions("malai", "igraph", "numpy", "scipy"),
        fingerprint=fingerprint_of(_input_of(rows)),
    )


def picture_keep(rows: Loaded, *, level: str) -> Run:
    """Freeze the picture of a large network in a run of its own, apart from the findings."""
    network = rows.network
    run, _is_new = run_request(
        by=None, workspace=network.workspace, kind=PICTURES[level], about=network.public_id
    )
    return run_finish(
        run=run,
        results=kept_picture(rows, picture_settle(rows, level=level)),
        methods=[LAYOUT, PICTURE],
        versions=versions("malai", "igraph", "numpy"),
        fingerprint="",
    )


def picture_for(network: Network, *, level: str, day: date) -> tuple[Standing, Picture] | None:
    """Return the picture: computed for a small network, as its newest run kept it for a large.

    ``None`` where a large network has no run yet. Of another day than today it shows who was
    there then; of a large network, as far as the run has placed them.
    """
    if level == MEETINGS:
        return meetings_settle(network, day=day)
    if is_small(network, day=day):
        rows = loaded(network, day=day)
        return rows, picture_settle(rows, level=level, is_today=day == timezone.localdate())
    run = run_newest(network.workspace, kind=PICTURES[level], about=network.public_id)
    if run is None:
        return None
    standing, picture = standing_picture(network, run.results, day=day)
    kept = spots_of(network, level=level)
    by_hand = {party: place for party, place in kept.items() if place.is_pinned}
    return standing, put_by_hand(standing, picture, by_hand)


def meetings_settle(network: Network, *, day: date) -> tuple[Standing, Picture]:
    """Return people and activities; people stand as among everybody, and get a place there first."""
    kept = spots_of(network, level=PEOPLE)
    if not kept and is_small(network, day=day):
        picture_settle(loaded(network, day=day), level=PEOPLE)
        kept = spots_of(network, level=PEOPLE)
    return gathered(network, day=day, kept=kept)


def _input_of(rows: Loaded) -> dict[str, Any]:
    tables = rows.view.tables
    return {
        "members": sorted(member.key for member in tables.members),
        "links": sorted((link.source, link.target, link.kind) for link in tables.links),
        "affiliations": sorted(tables.affiliations),
        "gatherings": sorted((g.key, sorted(g.present)) for g in tables.gatherings),
        "asof": str(tables.asof),
        "first": GROUPS,
    }
