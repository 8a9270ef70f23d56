"""Rows that were set aside: each is solved or left out when a person wants to, or never.

A row is solved by reading it again, alone, with what the person decided about the name in it: so
every kind of sheet is understood by the one reading, and every rule of an import holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import Recorder, recorded
from malai.interchange.bridge import one_row
from malai.interchange.models import Doubt, DoubtState
from malai.interchange.planning import Plan, plan_make
from malai.interchange.planning.matching import ABOUT_NAMES, key_of, keys_of_name
from malai.interchange.planning.plan import DIFFERS
from malai.interchange.progress import Ticker
from malai.interchange.services.rows import PlanWriter
from malai.interchange.services.states import ImportRefusedError
from malai.interchange.services.values import value_take
from malai.network.models import Party
from malai.network.reach import seen_as
from malai_core.reading import Reading


def doubt_solve(*, by: User | None, doubt: Doubt, party: Party | None = None) -> list[Doubt]:
    """Solve a doubt, and with it every waiting row of the import with the same name.

    ``party`` is who is meant; ``None`` adds a new one. Of a differing value the file's is taken.

    Raises
    ------
    ImportRefusedError
        It was settled in the meantime, or the row says something else that is not clear.
    """
    with recorded(
        "interchange.doubt_solve",
        by=by,
        workspace=doubt.source.workspace,
        subject=doubt.public_id,
        name=doubt.name,
    ) as trace:
        doubts = _waiting_like(doubt)
        trace.changing(doubts)
        if doubt.reason == DIFFERS:
            value_take(trace, doubt)
        else:
            _solve_rows(trace, doubts, party)
        _settle(doubts, DoubtState.SOLVED)
        trace.say(rows=len(doubts))
    return doubts


def doubt_leave(*, by: User | None, doubt: Doubt) -> Doubt:
    """Leave a row out; it stays readable with its import.

    Raises
    ------
    ImportRefusedError
        It was settled in the meantime.
    """
    with recorded(
        "interchange.doubt_leave",
        by=by,
        workspace=doubt.source.workspace,
        subject=doubt.public_id,
        name=doubt.name,
    ) as trace:
        doubts = [row for row in _waiting_like(doubt) if row.pk == doubt.pk]
        trace.changing(doubts)
        _settle(doubts, DoubtState.LEFT)
    return doubts[0]


def _waiting_like(doubt: Doubt) -> list[Doubt]:
    """Return the doubt and its likes, locked; so of two people who settle it one does."""
    waiting = Doubt.objects.select_for_update().filter(
        source=doubt.source_id, state=DoubtState.WAITING
    )
    alike = waiting.filter(pk=doubt.pk)
    if doubt.name and doubt.reason in ABOUT_NAMES:
        alike = waiting.filter(name=doubt.name, reason__in=ABOUT_NAMES)
    rows = list(alike.order_by("pk"))
    if doubt.pk not in {row.pk for row in rows}:
        raise ImportRefusedError(_("This row was settled in the meantime."))
    return rows


def _settle(doubts: Sequence[Doubt], state: DoubtState) -> None:
    for row in doubts:
        row.state = state
        row.save(update_fields=["state", "updated_at"])


def _solve_rows(trace: Recorder, doubts: Sequence[Doubt], party: Party | None) -> None:
    if doubts[0].reason not in ABOUT_NAMES:
        raise ImportRefusedError(_("This row can only be left out."))
    meant = party.pk if party else None
    for row in doubts:
        with transaction.atomic():
            meant = _solve_row(trace, row, meant)


def _solve_row(trace: Recorder, doubt: Doubt, meant: int | None) -> int:
    """Bring one row in; returns the party its name stands for, for the rows that follow."""
    network = doubt.source.network
    # It was loaded beside the workspace that the door opened.
    seen_as(network.workspace, trace.act.by)
    reading = one_row(doubt.sheet, doubt.row, _sheet_facts(doubt), doubt.cells)
    keys = list(_keys_named(reading, doubt.name))
    if not keys:
        raise ImportRefusedError(
            _("Row %(row)s says too little to bring it in: %(name)s. It can be left out.")
            % {"row": doubt.row, "name": doubt.name}
        )
    for key in keys:
        reading.parties[key].is_listed = True
    chosen = dict.fromkeys(keys, meant or -keys[0])
    plan = plan_make(reading, network, source=doubt.source.name, chosen=chosen)
    _refuse_unclear(plan)
    writer = PlanWriter(trace, doubt.source, network, plan, Ticker())
    writer.write()
    return writer.pk(chosen[keys[0]])


def _sheet_facts(doubt: Doubt) -> dict[str, object]:
    sheets = doubt.source.preview.get("sheets", [])
    return next((sheet for sheet in sheets if sheet["name"] == doubt.sheet), {})


def _keys_named(reading: Reading, name: str) -> Iterator[int]:
    """Return the keys of the parties of one row that bear the name in question."""
    wanted = keys_of_name(name)
    for party in reading.parties.values():
        if key_of(party)[1] in wanted or party.name == name:
            yield party.key


def _refuse_unclear(plan: Plan) -> None:
    unclear = [aside for aside in plan.asides if aside.reason != DIFFERS]
    if unclear:
        raise ImportRefusedError(
            _("Something else in this row is not clear yet: %(names)s. Settle that first.")
            % {"names": ", ".join(sorted({aside.name for aside in unclear if aside.name}))}
        )
