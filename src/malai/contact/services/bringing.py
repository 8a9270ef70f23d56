"""Writing what a file tells, once somebody said who is who. One act, and the same file twice is none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.images import batched
from malai.audit.models import Act, Origin
from malai.audit.services import Recorder, recorded
from malai.contact.models import (
    Channel,
    ChatGroup,
    Contact,
    ContactParty,
    ContactSource,
    FileKind,
    FileRead,
    KnownName,
    Manner,
    Presence,
)
from malai.network.models import Network, Party
from malai_core.text import PartialDate


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is meant by a name: somebody, or nobody of ours."""

    name: str
    party: Party | None


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a file."""

    act: Act | None
    """``None`` where everything was there already."""
    new: int
    """Days on which somebody was present, or contacts."""


def chat_write(*, by: User, row: FileRead, choices: Sequence[Choice], group: ChatGroup) -> Written:
    """Write who was present on which day, and remember who is who. ``row`` goes.

    Of what is there and what the file says the greater number of times counts, so the order of
    files does not matter. A ``group`` that is new is made by the same act.

    Raises
    ------
    ValidationError
        A group without a name, or somebody of another workspace.
    """
    _refuse_strangers(row.workspace, choices)
    days = _days_by_party(row.found["names"], choices)
    return _written(by, row, choices, group, lambda trace: _present(trace, group, days))


def lines_write(
    *, by: User, row: FileRead, choices: Sequence[Choice], network: Network | None = None
) -> Written:
    """Write the events of a calendar, or calls, as contacts; those written before stay. ``row`` goes.

    Raises
    ------
    ValidationError
        Somebody is of another workspace.
    """
    _refuse_strangers(row.workspace, choices)
    chosen = {one.name: one.party.pk for one in choices if one.party}
    lines = [(line, _whom(line, chosen)) for line in row.found["lines"]]
    wanted = {line["key"]: (line, whom) for line, whom in lines if whom}
    return _written(
        by, row, choices, None, lambda trace: _contacts(trace, row, by, wanted, network)
    )


def _written(
    by: User,
    row: FileRead,
    choices: Sequence[Choice],
    group: ChatGroup | None,
    write: Any,  # noqa: ANN401 - from the open act to how many rows are new
) -> Written:
    workspace = row.workspace
    with transaction.atomic():
        # Two files of one group at once: the second waits and meets what the first wrote.
        Workspace.objects.select_for_update().get(pk=workspace.pk)
        with recorded(
            "contact.file_write", by=by, workspace=workspace, origin=Origin.IMPORT, file=row.name
        ) as trace:
            is_new = group is not None and not group.pk
            if group is not None and is_new:
                group.full_clean(validate_unique=False)
                trace.create(group)
            new = write(trace)
            told = _remember(trace, row, choices)
            if group is not None:
                trace.about(group.public_id)
            trace.say(new=new)
        act: Act | None = trace.act
        if not (new or told or is_new):
            trace.act.delete()
            act = None
        row.delete()
    return Written(act, new)


def _refuse_strangers(workspace: Workspace, choices: Sequence[Choice]) -> None:
    if any(one.party and one.party.workspace_id != workspace.pk for one in choices):
        raise ValidationError(_("This is not in your workspace."))


def _remember(trace: Recorder, row: FileRead, choices: Sequence[Choice]) -> int:
    """Keep who is who for the next file; returns how many choices are new or changed."""
    names = [one.name for one in choices]
    rows = KnownName.objects.filter(workspace=row.workspace, kind=row.kind, name__in=names)
    there = {known.name: known for known in rows}
    changed = 0
    for one in choices:
        known = there.get(one.name)
        key = one.party.pk if one.party else None
        if known is None:
            trace.create(_known(row, one.name, key))
        elif known.party_id != key:
            trace.changing([known])
            known.party_id = key
            known.save()
        else:
            continue
        changed += 1
    return changed


def _known(row: FileRead, name: str, party: int | None) -> KnownName:
    return KnownName(workspace=row.workspace, kind=row.kind, name=name, party_id=party)


# -- Chats -----------------------------------------------------------------------------------------


def _days_by_party(
    names: Mapping[str, Mapping[str, int]], choices: Sequence[Choice]
) -> dict[int, Counter[date]]:
    """Return on which day somebody wrote how often; two names of one person are added up."""
    days: dict[int, Counter[date]] = defaultdict(Counter)
    for one in choices:
        if one.party is not None:
            for day, times in names.get(one.name, {}).items():
                days[one.party.pk][date.fromisoformat(day)] += times
    return days


def _present(trace: Recorder, group: ChatGroup, days: Mapping[int, Mapping[date, int]]) -> int:
    new = 0
    for party, some in days.items():
        rows = Presence.objects.filter(group=group, party=party)
        there = {row.on: row for row in rows}
        more = [row for on, row in there.items() if some.get(on, 0) > row.times]
        for part in batched(more):
            trace.changing(part)
            for row in part:
                row.times = some[row.on]
            Presence.objects.bulk_update(part, ["times"])
        fresh = _presences(group, party, some, there)
        new += len(trace.create_all(Presence, fresh)) + len(more)
    return new


def _presences(
    group: ChatGroup, party: int, some: Mapping[date, int], there: Mapping[date, Presence]
) -> Iterator[Presence]:
    for on, times in sorted(some.items()):
        if on not in there:
            yield Presence(group=group, party_id=party, on=on, times=times)


# -- Calendars and calls ---------------------------------------------------------------------------


def _whom(line: Mapping[str, Any], chosen: Mapping[str, int]) -> list[int]:
    return list(dict.fromkeys(chosen[name] for name in line["names"] if name in chosen))


def _contacts(
    trace: Recorder,
    row: FileRead,
    by: User,
    wanted: Mapping[str, tuple[Mapping[str, Any], list[int]]],
    network: Network | None,
) -> int:
    source = ContactSource(row.kind)
    rows = Contact.objects.filter(workspace=row.workspace, source=source)
    there = set(rows.values_list("source_key", flat=True))
    fresh = {key: pair for key, pair in wanted.items() if key not in there}
    made = trace.create_all(
        Contact, (_contact(row, by, network, key, line) for key, (line, _w) in fresh.items())
    )
    pairs = zip(made, fresh.values(), strict=True)
    trace.create_all(
        ContactParty,
        (ContactParty(contact=one, party_id=pk) for one, (_line, whom) in pairs for pk in whom),
    )
    return len(made)


def _contact(
    row: FileRead, by: User, network: Network | None, key: str, line: Mapping[str, Any]
) -> Contact:
    is_calendar = row.kind == FileKind.CALENDAR
    return Contact(
        workspace=row.workspace,
        network=network,
        noted_by=by,
        on=PartialDate.from_iso(line["on"]),
        at=time.fromisoformat(line["at"]) if line["at"] else None,
        channel=Channel.MEETING if is_calendar else Channel.PHONE,
        manner=Manner.FORMAL if is_calendar else Manner.INFORMAL,
        what=line["what"],
        source=ContactSource(row.kind),
        source_key=key,
    )
