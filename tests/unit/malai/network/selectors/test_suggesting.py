"""Names that may have been meant where nothing fits."""

from __future__ import annotations

import pytest

from malai.accounts.models import Workspace
from malai.audit.services import recorded
from malai.network.models import PartyKind
from malai.network.selectors.paging import Listed
from malai.network.selectors.parties import PEOPLE
from malai.network.selectors.suggesting import meant_instead
from malai.network.services.bulk import NewParty, parties_create_bulk
from tests.makers import Cast


@pytest.fixture
def workspace(cast: Cast) -> Workspace:
    """Four people."""
    rows = [
        NewParty(PartyKind.PERSON, "นางสาวกัญญา ทองคำ", nickname="แก้ว"),
        NewParty(PartyKind.PERSON, "นายสมชาย ใจดี", name_en="Somchai Jaidee"),
        NewParty(PartyKind.PERSON, "นางดวงใจ ลำธาร"),
        NewParty(PartyKind.PERSON, "นายธีรพงษ์ ดอยสูง"),
    ]
    with recorded("tests.fill", by=None, workspace=cast.workspace) as trace:
        parties_create_bulk(trace=trace, workspace=cast.workspace, rows=rows)
    return cast.workspace


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("กันญา ทองคำ", "กัญญา ทองคำ"), ("กัญา ทองคำ", "กัญญา ทองคำ"), ("กัญญา ทอคงำ", "กัญญา ทองคำ"),
        ("สมชยา", "สมชาย"), ("ธีระพงษ์", "ธีรพงษ์"), ("somchia", "Somchai Jaidee"), ("ดวงใจจ ลำธาร", "ดวงใจ ลำธาร"),
    ],
)  # fmt: skip
def test_a_slip_or_two_still_lead_to_the_name(typed: str, meant: str, workspace: Workspace) -> None:
    assert meant_instead(Listed(workspace, PEOPLE, typed))[0] == meant


@pytest.mark.parametrize("typed", ["", "กข", "หหหหหห", "xyzxyz"])
def test_what_is_like_nothing_suggests_nothing(typed: str, workspace: Workspace) -> None:
    assert meant_instead(Listed(workspace, PEOPLE, typed)) == []


def test_nothing_is_suggested_from_another_workspace(workspace: Workspace, cast: Cast) -> None:
    assert meant_instead(Listed(cast.elsewhere, PEOPLE, "กันญา ทองคำ")) == []
