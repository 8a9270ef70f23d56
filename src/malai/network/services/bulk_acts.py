"""One act on many parties: one transaction, one entry in the history, one undo.

Keys of parties are those of the act's workspace; others are passed over. Each function returns for
how many parties something changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.images import batched
from malai.audit.models import Act
from malai.audit.services import Recorder, recorded
from malai.network.carriers import rows_drop
from malai.network.models import Membership, Network, Party, PartyKind, Segment, Tag, Tagging
from malai.network.services.bulk import (
    NewAffiliation,
    NewMembership,
    affiliations_create_bulk,
    memberships_create_bulk,
)
from malai.network.services.segments import segment_marks_set
from malai.network.services.tags import tag_ready
from malai_core.text import PartialDate

#: One act holds at most so many parties: their images are kept for the undo.
MOST = 10_000
Work = Callable[[Recorder, list[int]], int]


def parties_tag(
    *, by: User | None, workspace: Workspace, keys: Sequence[int], tag: Tag | None, new: str = ""
) -> Act:
    """Put a tag on parties: ``tag``, or the one with the word ``new``."""

    def work(trace: Recorder, part: list[int]) -> int:
        chosen = tag or tag_ready(trace, workspace, new)
        trace.say(tag=chosen.name)
        worn = set(
            Tagging.objects.filter(tag=chosen, party__in=part).values_list("party", flat=True)
        )
        rows = [Tagging(tag=chosen, party_id=key) for key in part if key not in worn]
        return len(trace.create_all(Tagging, rows))

    return _done("network.parties_tag", by, workspace, keys, work)


def parties_untag(*, by: User | None, workspace: Workspace, keys: Sequence[int], tag: Tag) -> Act:
    """Take a tag off parties."""

    def work(trace: Recorder, part: list[int]) -> int:
        rows = list(Tagging.objects.filter(tag=tag, party__in=part))
        trace.deleting(rows)
        rows_drop(rows)
        return len(rows)

    return _done("network.parties_untag", by, workspace, keys, work, tag=tag.name)


def parties_join(
    *,
    by: User | None,
    network: Network,
    keys: Sequence[int],
    role: str,
    since: PartialDate | None = None,
) -> Act:
    """Put parties into a network; who is in it in this role stays as she is."""

    def work(trace: Recorder, part: list[int]) -> int:
        rows = [NewMembership(key, role=role, since=since) for key in part]
        return len(memberships_create_bulk(trace=trace, network=network, rows=rows))

    return _done("network.parties_join", by, network.workspace, keys, work, network=str(network))


def parties_set_role(*, by: User | None, network: Network, keys: Sequence[int], role: str) -> Act:
    """Give members of a network a role there; who is not in it is passed over."""

    def work(trace: Recorder, part: list[int]) -> int:
        terms = list(_open_terms(network, part))
        # Two open terms of one party would become the same one: the first takes the role.
        first = {term.party_id: term for term in reversed(terms)}
        has = {term.party_id for term in terms if term.role == role}
        turned = [term for key, term in first.items() if key not in has]
        trace.changing(turned)
        Membership.objects.filter(pk__in=[term.pk for term in turned]).update(role=role)
        return len(turned)

    return _done(
        "network.parties_set_role", by, network.workspace, keys, work, network=str(network)
    )


def parties_leave(
    *, by: User | None, network: Network, keys: Sequence[int], until: PartialDate
) -> Act:
    """End the open terms of parties in a network. Terms that begin later than ``until`` stay."""

    def work(trace: Recorder, part: list[int]) -> int:
        terms = [
            term
            for term in _open_terms(network, part)
            if term.since is None or term.since.first_day <= until.last_day
        ]
        trace.changing(terms)
        Membership.objects.filter(pk__in=[term.pk for term in terms]).update(until=until)
        return len({term.party_id for term in terms})

    return _done("network.parties_leave", by, network.workspace, keys, work, network=str(network))


def parties_belong(*, by: User | None, body: Party, keys: Sequence[int], position: str = "") -> Act:
    """Let parties belong to an organisation or a group.

    Raises
    ------
    ValidationError
        ``body`` is a person.
    """
    if body.kind == PartyKind.PERSON:
        raise ValidationError({"other": _("Choose an organisation or a group.")})

    def work(trace: Recorder, part: list[int]) -> int:
        rows = [NewAffiliation(key, body.pk, position) for key in part]
        made = affiliations_create_bulk(trace=trace, workspace=body.workspace, rows=rows)
        return len(made)

    return _done("network.parties_belong", by, body.workspace, keys, work, body=str(body))


def parties_check(*, by: User | None, workspace: Workspace, keys: Sequence[int], on: date) -> Act:
    """Note that somebody looked at records on a day and found them right."""

    def work(trace: Recorder, part: list[int]) -> int:
        rows = list(Party.objects.filter(pk__in=part).exclude(verified_on=on))
        trace.changing(rows)
        Party.objects.filter(pk__in=[row.pk for row in rows]).update(verified_on=on)
        return len(rows)

    return _done("network.parties_check", by, workspace, keys, work)


def parties_mark(*, by: User | None, segment: Segment, keys: Sequence[int], is_in: bool) -> Act:
    """Put parties into a saved list by hand, or leave them out of it."""

    def work(trace: Recorder, part: list[int]) -> int:
        return segment_marks_set(trace, segment, part, is_in=is_in)

    name = "network.parties_mark_in" if is_in else "network.parties_mark_out"
    return _done(name, by, segment.workspace, keys, work, segment=segment.name)


def _open_terms(network: Network, keys: Sequence[int]) -> list[Membership]:
    return list(Membership.objects.filter(network=network, until="", party__in=keys).order_by("pk"))


def _done(
    action: str,
    by: User | None,
    workspace: Workspace,
    keys: Sequence[int],
    work: Work,
    **facts: Any,  # noqa: ANN401 - texts and numbers of the history
) -> Act:
    """Do ``work`` batch by batch inside one act.

    Raises
    ------
    ValidationError
        Nobody was chosen, too many were, or nothing would change; nothing is written then.
    """
    if not keys:
        raise ValidationError(_("Nobody was chosen."))
    if len(keys) > MOST:
        raise ValidationError(_("Choose at most %(most)s at once.") % {"most": f"{MOST:,}"})
    with recorded(action, by=by, workspace=workspace, **facts) as trace:
        changed = 0
        for part in batched(keys):
            here = Party.objects.filter(workspace=workspace, pk__in=part)
            changed += work(trace, list(here.order_by("pk").values_list("pk", flat=True)))
        if not changed:
            raise ValidationError(_("Nothing would change: this holds for all of them already."))
        trace.say(count=changed)
    return trace.act
