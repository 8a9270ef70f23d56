"""Photos and places sent to the LINE account, against recorded answers of its content endpoint."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.utils import timezone
from PIL import Image

from malai.consent.services.retention import records_erase
from malai.files.models import StoredFile
from malai.files.services import file_path
from malai.kernel.registries import subject_data
from malai.network.services.merging import party_merge
from malai.post import reasons
from malai.post.inbox import MOST_TRIES, drafts_round
from malai.post.models import DraftState, LineAccount, LineDraft, WebhookEvent
from malai.post.senders import line_content
from malai.post.services import drafts as services
from malai.post.services.line import account_connect, account_remove
from tests.makers import World
from tests.unit.malai.post.fakes import LineFake, http_fake
from tests.unit.malai.post.test_line import SECRET, call, event, link


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def line(settings: Any) -> Iterator[LineFake]:
    fake = LineFake()
    with http_fake(fake) as address:
        settings.LINE_API = settings.LINE_DATA_API = address
        yield fake


@pytest.fixture
def account(world: World, line: LineFake) -> LineAccount:
    made = account_connect(
        by=world.cast.owner, workspace=world.workspace, secret=SECRET, token=line.TOKEN
    )
    link(world, made)
    line.replied.clear()
    return made


def photo(colour: str = "teal") -> bytes:
    """Return a photo as a telephone makes it, with a place beside it."""
    target = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Telephone of somebody"
    Image.new("RGB", (640, 480), colour).save(target, "JPEG", exif=exif)
    return target.getvalue()


def image(number: str, at: int = 200, **facts: Any) -> dict[str, Any]:
    """Return the event of a photo as LINE's reference shows it."""
    said = {"id": number, "type": "image", "quoteToken": "q", "contentProvider": {"type": "line"}}
    return event("message", at, message={**said, **facts})


def unsent(number: str, at: int = 300) -> dict[str, Any]:
    return event("unsend", at, unsend={"messageId": number})


def states() -> list[str]:
    return list(LineDraft.objects.order_by("pk").values_list("state", flat=True))


def test_a_photo_waits_as_a_draft_small_and_without_what_the_camera_wrote(
    world: World, account: LineAccount, line: LineFake
) -> None:
    line.contents["501"] = photo()
    sent = image("501")
    call(account, sent)
    assert (drafts_round(), drafts_round()) == (1, 0)
    draft = LineDraft.objects.get()
    assert (draft.state, draft.party_id) == (DraftState.READY, world.kru.pk)
    assert draft.file is not None
    assert draft.small is not None
    kept = file_path(draft.file).read_bytes()
    assert b"Telephone" not in kept
    with Image.open(file_path(draft.small)) as small:
        assert small.size == (256, 256)
    assert "30" in line.replied[0]
    # The same event once more, as LINE sends it where an answer was lost.
    call(account, {**sent, "deliveryContext": {"isRedelivery": True}})
    assert (drafts_round(), len(line.replied), line.fetched) == (0, 1, ["501"])


def test_nothing_is_kept_of_somebody_who_is_not_linked(
    account: LineAccount, line: LineFake
) -> None:
    line.contents["502"] = photo()
    stranger = {"source": {"type": "user", "userId": "Ustranger"}}
    call(account, image("502") | stranger, unsent("502") | stranger)
    group = {"source": {"type": "group", "groupId": "C1", "userId": "Ukaew"}}
    call(account, image("503") | group)
    assert (drafts_round(), line.fetched, LineDraft.objects.count()) == (0, [], 0)
    assert len(line.replied) == 1


def test_what_was_taken_back_is_gone_whatever_comes_first(
    account: LineAccount, line: LineFake
) -> None:
    line.contents |= {"504": photo("red"), "505": photo("navy")}
    call(account, image("504"))
    drafts_round()
    call(account, unsent("504"), unsent("505", at=190), image("505"))
    assert drafts_round() == 0
    assert line.fetched == ["504"]
    assert states() == [DraftState.BACK, DraftState.BACK]
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b"%PDF-1.7 no photo", reasons.NOT_A_PHOTO),
        (b"\xff\xd8\xff\xe0 begins like one", reasons.NOT_A_PHOTO),
        (404, reasons.GONE),
        (410, reasons.GONE),
    ],
)
def test_what_cannot_be_kept_says_why(
    sent: bytes | int, reason: str, account: LineAccount, line: LineFake, folder: Path
) -> None:
    line.contents["506"] = sent
    call(account, image("506"))
    drafts_round()
    draft = LineDraft.objects.get()
    assert (draft.state, draft.reason, draft.file) == (DraftState.LOST, reason, None)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert drafts_round(now=timezone.now() + timedelta(days=1)) == 0


def test_what_is_too_large_is_let_go_at_the_limit(
    account: LineAccount, line: LineFake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_content, "MOST_BYTES", 1_000)
    line.contents["507"] = photo()
    call(account, image("507"))
    drafts_round()
    assert LineDraft.objects.get().reason == reasons.TOO_LARGE


@pytest.mark.parametrize(
    ("status", "reason"), [(401, reasons.TOKEN), (202, reasons.TOO_OFTEN), (500, reasons.TOO_OFTEN)]
)
def test_another_time_is_tried_and_then_no_more(
    status: int, reason: str, account: LineAccount, line: LineFake
) -> None:
    line.contents["508"] = status
    call(account, image("508"))
    moment = timezone.now()
    for _try in range(MOST_TRIES):
        assert drafts_round(now=moment) == 1
        assert drafts_round(now=moment) == 0
        moment += timedelta(days=1)
    draft = LineDraft.objects.get()
    assert (draft.state, draft.reason) == (DraftState.LOST, reason)
    assert drafts_round(now=moment) == 0


def test_a_photo_that_comes_later_after_all_is_kept(account: LineAccount, line: LineFake) -> None:
    line.contents["509"] = 202
    call(account, image("509"))
    drafts_round()
    line.contents["509"] = photo()
    drafts_round(now=timezone.now() + timedelta(hours=1))
    assert states() == [DraftState.READY]


def test_a_fetch_whose_process_died_is_made_again(account: LineAccount, line: LineFake) -> None:
    line.contents["510"] = photo()
    call(account, image("510"))
    long_ago = timezone.now() - timedelta(hours=1)
    LineDraft.objects.update(state=DraftState.FETCHING, claimed_at=long_ago)
    assert drafts_round() == 1
    assert states() == [DraftState.READY]


def test_an_address_beside_line_is_never_fetched(account: LineAccount, line: LineFake) -> None:
    outside = {"type": "external", "originalContentUrl": f"{site.LINE_API}/secret"}
    call(account, image("511", contentProvider=outside))
    call(account, event("message", 5, message={"id": "512", "type": "video"}))
    assert (drafts_round(), LineDraft.objects.count(), line.fetched) == (0, 0, [])


def test_a_place_is_a_draft_at_once_and_nonsense_is_none(
    account: LineAccount, line: LineFake
) -> None:
    there = {"type": "location", "title": "ศาลาประชาคม", "address": "ต.ดอยหมอก", "latitude": 18.79,
             "longitude": 98.98}  # fmt: skip
    call(account, event("message", 1, message={"id": "513", **there}))
    call(account, event("message", 2, message={"id": "514", **there, "latitude": 918.79}))
    call(account, event("message", 3, message={"id": "515", **there, "longitude": "x"}))
    draft = LineDraft.objects.get()
    assert (draft.state, draft.title, draft.latitude) == (DraftState.READY, "ศาลาประชาคม", 18.79)
    assert drafts_round() == 0


def test_several_photos_sent_together_get_one_answer_and_nobody_fills_the_disk(
    account: LineAccount, line: LineFake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "MOST", 2)
    together = [image(str(n), imageSet={"id": "s", "index": n, "total": 2}) for n in (1, 2)]
    call(account, *reversed(together))
    assert len(line.replied) == 1
    call(account, image("3"))
    assert LineDraft.objects.count() == 2
    assert line.replied[-1] == services.FULL


def test_what_nobody_decided_about_is_erased_with_its_bytes(
    account: LineAccount, line: LineFake, django_capture_on_commit_callbacks: Any
) -> None:
    line.contents["516"] = photo()
    call(account, image("516"))
    drafts_round()
    path = file_path(StoredFile.objects.order_by("pk")[0])
    assert services.drafts_sweep() == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert services.drafts_sweep(timezone.now() + timedelta(days=31)) == 1
    assert not path.exists()
    assert not StoredFile.objects.exists()


def test_an_event_that_is_too_old_to_be_known_again_is_not_taken(
    account: LineAccount, line: LineFake
) -> None:
    line.contents["517"] = photo()
    month = 31 * 24 * 3_600 * 1_000
    seen = WebhookEvent.objects.count()
    call(account, image("517", at=-month))
    assert (drafts_round(), WebhookEvent.objects.count()) == (0, seen)


def test_drafts_follow_a_merge_stand_in_a_copy_and_go_with_a_person(
    world: World, account: LineAccount, line: LineFake
) -> None:
    line.contents["518"] = photo()
    call(account, image("518"))
    drafts_round()
    party_merge(by=None, kept=world.boon, gone=world.kru)
    assert LineDraft.objects.get().party_id == world.boon.pk
    rows = subject_data.entries["post.LineDraft"].rows_for([world.boon.pk])
    assert rows[world.boon.pk][0]["what"]
    records_erase(by=None, workspace=world.workspace, parties=[world.boon])
    assert not LineDraft.objects.exists()
    assert not StoredFile.objects.exists()


def test_pictures_leave_with_the_account(
    world: World, account: LineAccount, line: LineFake
) -> None:
    line.contents["519"] = photo()
    call(account, image("519"))
    drafts_round()
    account_remove(by=world.cast.owner, account=account)
    assert not StoredFile.objects.exists()
