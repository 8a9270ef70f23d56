"""Sheets of projects, agreements and ways of life of networks: taken out, not brought back.

They have columns that no import fills yet, so the import passes them over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.db.models import Prefetch, Q
from django.utils.translation import override

from malai.accounts.models import Workspace
from malai.network.models import (
    AgreementParty,
    Commitment,
    CustomValue,
    Membership,
    Network,
    TeamMember,
)
from malai.network.reach import (
    agreements_seen,
    ends_within,
    networks_seen,
    parties_seen,
    projects_seen,
    ties_seen,
)
from malai.network.selectors.networks import CRITERIA_SAID, ELEMENTS
from malai.tables.writing import Table
from malai_core.formats import CellValue
from malai_core.labels import Language, Words
from malai_core.text import PartialDate

Row = tuple[CellValue, ...]
CHUNK: Final = 2_000

PROJECTS: Final = Words("โครงการ", "Projects")
AGREEMENTS: Final = Words("ข้อตกลงและคำมั่น", "Agreements and commitments")
NETWORKS: Final = Words("เครือข่าย", "Networks")
CUSTOM: Final = Words("ช่องข้อมูลของเรา", "Fields of our own")
#: Codes and names of these sheets, for the first sheet and for passing them over.
SHEETS_OUT: Final = (
    ("projects", PROJECTS),
    ("agreements", AGREEMENTS),
    ("networks", NETWORKS),
    ("fields", CUSTOM),
)

_PROJECT_HEADS: Final = (
    Words("โครงการ", "Project"), Words("เจ้าของโครงการ", "Owner"), Words("สถานะ", "Status"),
    Words("ปีงบประมาณแรก (พ.ศ.)", "First fiscal year (B.E.)"),
    Words("ปีงบประมาณสุดท้าย (พ.ศ.)", "Last fiscal year (B.E.)"),
    Words("แหล่งงบประมาณ", "Budget line"), Words("งบประมาณ (บาท)", "Budget in baht"),
    Words("งบประมาณรายปี (บาท)", "Budget by fiscal year (baht)"),
    Words("รหัสพื้นที่", "Area code"), Words("เริ่ม", "Starts"), Words("สิ้นสุด", "Ends"),
    Words("ทีมงาน", "Team"), Words("malai_id", "malai_id"),
)  # fmt: skip
_AGREEMENT_HEADS: Final = (
    Words("ข้อตกลง", "Agreement"), Words("ลงนาม", "Signed"), Words("เริ่ม", "Starts"),
    Words("สิ้นสุด", "Ends"), Words("ต่ออายุภายใน", "Renew by"), Words("คู่สัญญา", "Parties"),
    Words("คำมั่น", "Commitment"), Words("ผู้ให้คำมั่น", "Promised by"), Words("กำหนด", "Due"),
    Words("ผลของคำมั่น", "How it went"), Words("malai_id", "malai_id"),
)  # fmt: skip

_CUSTOM_HEADS: Final = (
    Words("รายการ", "Record"), Words("ช่องข้อมูล", "Field"), Words("ค่า", "Value"),
    Words("malai_id", "malai_id"),
)  # fmt: skip


def record_tables(
    workspace: Workspace,
    network: Network | None,
    language: Language,
    *,
    hidden: frozenset[int] = frozenset(),
    with_sensitive: bool,
) -> Iterator[Table]:
    """Return the sheets; rows are fetched while they are written.

    Parties whose keys are ``hidden`` are named nowhere. Values of sensitive fields go out only
    where sensitive facts do.
    """
    yield _table(PROJECTS, _PROJECT_HEADS, _projects(workspace, network, hidden), language)
    yield _table(AGREEMENTS, _AGREEMENT_HEADS, _agreements(workspace, network, hidden), language)
    heads = [Words("เครือข่าย", "Network"), Words("เริ่ม", "Began"), Words("สิ้นสุด", "Ended")]
    with override(language):
        names = [str(one.label) for one in (*CRITERIA_SAID, *ELEMENTS)]
    said = [head.in_language(language) for head in heads]
    values = _values(workspace, network, hidden, with_sensitive=with_sensitive)
    yield _table(CUSTOM, _CUSTOM_HEADS, values, language)
    rows = _spoken(_networks(workspace, network), language)
    yield Table(NETWORKS.in_language(language), [*said, *names, "malai_id"], rows)


def _table(name: Words, heads: tuple[Words, ...], rows: Iterator[Row], language: Language) -> Table:
    said = [head.in_language(language) for head in heads]
    return Table(name.in_language(language), said, _spoken(rows, language))


def _spoken(rows: Iterator[Row], language: Language) -> Iterator[Row]:
    """Make each row in the language of the file, whatever that of the page or command is."""
    while True:
        with override(language):
            row = next(rows, None)
        if row is None:
            return
        yield row


def _iso(day: PartialDate | None) -> str:
    return day.iso if day else ""


def _projects(
    workspace: Workspace, network: Network | None, hidden: frozenset[int]
) -> Iterator[Row]:
    rows = projects_seen(workspace).select_related("owner")
    rows = rows.filter(in_networks__network=network) if network else rows
    rows = rows.prefetch_related(_team(workspace, hidden), "budgets").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        team = "\n".join(f"{one.party} ({one.get_role_display()})" for one in row.team.all())
        owner = str(row.owner) if row.owner and row.owner_id not in hidden else ""
        years = (row.first_year or "", row.last_year or "")
        yield (
            str(row), owner, row.get_status_display(), *years, row.budget_line,
            "" if row.budget is None else row.budget,
            "\n".join(f"{one.year}: {one.amount}" for one in row.budgets.all()),
            row.area_code, _iso(row.since),
            _iso(row.until), team, str(row.public_id),
        )  # fmt: skip


def _team(workspace: Workspace, hidden: frozenset[int]) -> Prefetch[Any]:
    rows = TeamMember.objects.filter(ends_within(workspace, "party")).exclude(party__in=hidden)
    rows = rows.select_related("party")
    return Prefetch("team", rows.order_by("pk"))


def _parties(workspace: Workspace, hidden: frozenset[int]) -> Prefetch[Any]:
    rows = AgreementParty.objects.filter(ends_within(workspace, "party")).exclude(party__in=hidden)
    rows = rows.select_related("party")
    return Prefetch("parties", rows.order_by("pk"))


def _agreements(
    workspace: Workspace, network: Network | None, hidden: frozenset[int]
) -> Iterator[Row]:
    rows = agreements_seen(workspace)
    rows = rows.filter(network=network) if network else rows
    found = rows.prefetch_related(_parties(workspace, hidden), "commitments__party").order_by("pk")
    for row in found.iterator(chunk_size=CHUNK):
        days = (_iso(row.signed), _iso(row.since), _iso(row.until), _iso(row.renew_by))
        parties = "\n".join(str(one.party) for one in row.parties.all())
        promises = [_promise(one, hidden) for one in row.commitments.all()]
        for promise in promises or [("",) * 4]:
            yield (str(row), *days, parties, *promise, str(row.public_id))


def _promise(row: Commitment, hidden: frozenset[int]) -> tuple[str, ...]:
    who = str(row.party) if row.party and row.party_id not in hidden else ""
    return (row.what, who, _iso(row.due), str(row.get_state_display()))


def _networks(workspace: Workspace, network: Network | None) -> Iterator[Row]:
    rows = networks_seen(workspace).order_by("pk")
    for row in rows.filter(pk=network.pk) if network else rows:
        said = []
        for one in CRITERIA_SAID:
            value = getattr(row, one.name)
            said.append(str(dict(one.choices).get(value, value)))
        texts = [getattr(row, one.name) for one in ELEMENTS]
        yield (str(row), _iso(row.began), _iso(row.ended), *said, *texts, str(row.public_id))


def _values(
    workspace: Workspace,
    network: Network | None,
    hidden: frozenset[int],
    *,
    with_sensitive: bool,
) -> Iterator[Row]:
    rows = CustomValue.objects.filter(workspace=workspace)
    if hidden:
        theirs = Q(party__in=hidden) | Q(tie__source__in=hidden) | Q(tie__target__in=hidden)
        rows = rows.exclude(theirs)
    if workspace.seen_from is not None:
        seen = Q(party__in=parties_seen(workspace)) | Q(network__in=networks_seen(workspace))
        seen |= Q(project__in=projects_seen(workspace)) | Q(tie__in=ties_seen(workspace))
        rows = rows.filter(seen)
    if network:
        inside = Membership.objects.filter(network=network).values("party")
        ours = Q(project__in_networks__network=network) | Q(party__in=inside) | Q(network=network)
        ours |= Q(tie__network=network)
        rows = rows.filter(ours).distinct()
    if not with_sensitive:
        rows = rows.filter(field__is_sensitive=False)
    named = ("field", "party", "network", "project", "tie__source", "tie__target")
    found = rows.select_related(*named).order_by("pk")
    for row in found.iterator(chunk_size=CHUNK):
        about = row.party or row.network or row.project or row.tie
        if about is not None:
            yield (str(about), row.field.label, row.field.said(row.value), str(about.public_id))
