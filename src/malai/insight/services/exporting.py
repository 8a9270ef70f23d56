"""Measures of members taken out: a workbook, and a line in the history with what for."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from typing import IO

from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import recorded
from malai.insight.listing import Listing
from malai.insight.selectors.parties import parties_by_id
from malai.insight.wording import ROLES
from malai.network.models import Network
from malai.tables.writing import Table, xlsx_write
from malai_core.formats import CellValue


def members_export(
    *, by: User, network: Network, listing: Listing, day: date, reason: str
) -> IO[bytes]:
    """Write the members of a table into a workbook without a name, open at its start.

    The caller has passed a door with ``FINDINGS_NAMES`` and asked for ``DATA_EXPORT``. The act is
    noted with its reason before the first byte is handed out.
    """
    heads = [
        _("Name"), _("Place in the network"), _("Contacts"), _("Stands between others"),
        _("Near to all"), _("In one closed circle"), _("Depth of the core"), _("Circle"),
        _("As of"), "id",
    ]  # fmt: skip
    target = tempfile.TemporaryFile()  # noqa: SIM115 - handed to the answer, which closes it
    table = Table(_("Members in numbers"), heads, _rows(network, listing, day), frozenset({"id"}))
    counts = xlsx_write(target, [table])
    with recorded(
        "insight.members_export",
        by=by,
        workspace=network.workspace,
        subject=network.public_id,
        name=network.name,
        reason=reason,
        rows=sum(counts.values()),
    ):
        target.seek(0)
    return target


def _rows(network: Network, listing: Listing, day: date) -> Iterator[tuple[CellValue, ...]]:
    rows = listing.rows(listing.order)
    names = parties_by_id(network.workspace, [row.id for row in rows])
    for row in rows:
        party = names.get(row.id)
        yield (
            party.name if party else "", str(ROLES[row.role]), row.degree, row.between, row.reach,
            row.constraint, row.core, row.circle + 1 or "", day.isoformat(), row.id,
        )  # fmt: skip
