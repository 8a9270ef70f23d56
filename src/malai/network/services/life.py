"""The life of a network: reviews planned and held, endings with their reason, new beginnings."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import recorded
from malai.network.models import Network, NetworkEnding, NetworkReview
from malai.network.services.terms import refuse_end_before_beginning
from malai_core.text import PartialDate


def review_plan(*, by: User | None, network: Network, due: PartialDate) -> NetworkReview:
    """Plan a day on which the network looks at itself."""
    with recorded(
        "network.review_plan",
        by=by,
        workspace=network.workspace,
        subject=network.public_id,
        name=str(network),
    ) as trace:
        return trace.create(NetworkReview(workspace=network.workspace, network=network, due=due))


def review_hold(
    *,
    by: User | None,
    review: NetworkReview,
    held: PartialDate,
    found: str = "",
    next_due: PartialDate | None = None,
) -> NetworkReview:
    """Note that a review was held and what it found, and plan the next one."""
    network = review.network
    with recorded(
        "network.review_hold",
        by=by,
        workspace=review.workspace,
        subject=network.public_id,
        name=str(network),
    ) as trace:
        trace.changing([review])
        review.held, review.found = held, found
        review.save()
        if next_due is not None:
            following = NetworkReview(workspace=review.workspace, network=network, due=next_due)
            trace.create(following)
    return review


def network_end(
    *, by: User | None, network: Network, ended: PartialDate, why: str, lessons: str = ""
) -> Network:
    """Note that a network ended, and why. Its members, ties and activities stay as they are.

    Raises
    ------
    ValidationError
        It ended before it began, has ended already, or no reason is given.
    """
    if network.ended:
        raise ValidationError(_("This network has ended already."))
    if not why:
        raise ValidationError({"why": _("Say why: those who come later learn from it.")})
    if network.began and ended.last_day < network.began.first_day:
        raise ValidationError({"ended": _("The end lies before the beginning.")})
    with recorded(
        "network.network_end",
        by=by,
        workspace=network.workspace,
        subject=network.public_id,
        name=str(network),
    ) as trace:
        trace.changing([network])
        network.ended, network.why_ended = ended, why
        network.save()
        ending = NetworkEnding(workspace=network.workspace, network=network, ended=ended)
        ending.why, ending.lessons = why, lessons
        trace.create(ending)
    return network


def network_reopen(
    *, by: User | None, network: Network, reopened: PartialDate, why: str = ""
) -> Network:
    """Note that a network which had ended lives again; the ending stays in its history.

    Raises
    ------
    ValidationError
        It has not ended, or the new beginning lies before the end.
    """
    if not network.ended:
        raise ValidationError(_("This network has not ended."))
    refuse_end_before_beginning(network.ended, reopened)
    with recorded(
        "network.network_reopen",
        by=by,
        workspace=network.workspace,
        subject=network.public_id,
        name=str(network),
    ) as trace:
        ending = network.endings.filter(reopened="").last()
        if ending is None:
            # Ended before endings were kept as rows, or by an import.
            ending = NetworkEnding(workspace=network.workspace, network=network)
            ending.ended, ending.why = network.ended, network.why_ended
            trace.create(ending)
        trace.changing([ending, network])
        ending.reopened, ending.why_reopened = reopened, why
        ending.save()
        network.ended, network.why_ended = None, ""
        network.save()
    return network
