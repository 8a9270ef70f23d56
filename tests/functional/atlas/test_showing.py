"""Stories, links and papers over HTTP: what is told to whom, and for how long."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from malai.access.models import Grant
from malai.accounts.models import Role, Scope, Seat, User
from malai.atlas.models import Share, Slide, Story
from malai.atlas.services.stories import slide_add, slide_move, story_create, story_drop
from malai.atlas.services.views import view_save
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.consent.models import Answer, Basis, Purpose, Standing
from malai.consent.services.retention import records_erase
from malai.links.models import PersonalLink
from malai.network.models import Party, SeatNetwork
from tests.makers import World, network, user

#: People of the small world; whoever reads one of these has been told a name.
NAMES = ("ใจงาม", "ดอยสูง", "ลำธาร")


def url(world: World, name: str, **kwargs: Any) -> str:
    here = {"workspace": world.workspace.public_id, "network": world.network.public_id}
    return reverse(f"atlas:{name}", kwargs={**here, **kwargs})


def told(world: World) -> Story:
    """Make a story of a picture of everybody, whose words name somebody."""
    story = story_create(by=None, network=world.network, title="ของแก้ว ใจงาม", intro="เล่าเรื่อง")
    fields = {
        "heading": "แก้ว ใจงาม",
        "text": "นางสาวแก้ว ใจงาม เป็นสะพาน",
        "look": {"level": "people"},
    }
    slide_add(by=None, story=story, fields=fields)
    slide_add(by=None, story=story, fields={"text": "จบ"})
    return story


def handed(client: Client, world: World, query: str, **typed: Any) -> str:
    """Make a link as the form does and return its address."""
    posted = {"title": "ภาพเครือข่าย", "days": "30", **typed}
    answer = client.post(f"{url(world, 'share-new')}?{query}", posted)
    assert answer.status_code == 200, answer.content.decode()
    found = re.search(r'href="(http://testserver/l/[^"]+)"', answer.content.decode())
    assert found
    return found[1]


def agreeing(world: World, party: Party, answer: str = Answer.YES) -> None:
    """Let ``party`` answer whether her name may be in maps that others are shown."""
    purpose, _new = Purpose.objects.get_or_create(
        workspace=world.workspace,
        code="maps",
        defaults={"name_th": "แผนผัง", "basis": Basis.CONSENT},
    )
    Standing.objects.update_or_create(
        workspace=world.workspace,
        party=party,
        purpose=purpose,
        defaults={"answer": answer, "on": date(2026, 11, 22)},
    )


# -- Stories ---------------------------------------------------------------------------------------------


def test_a_story_is_written_read_and_put_in_order(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    view = view_save(by=None, network=world.network, name="ทุกคน", state={"level": "people"})
    answer = client.post(url(world, "story-new"), {"title": "หนึ่งปี", "intro": ""})
    story = Story.objects.get()
    assert answer["Location"] == url(world, "story", story=story.public_id)
    new = url(world, "slide-new", story=story.public_id)
    for heading, look in (("ก", f"view:{view.public_id}"), ("ข", "map:members"), ("ค", "")):
        assert client.post(new, {"heading": heading, "text": "", "look": look}).status_code == 302
    first, second, third = Slide.objects.all()
    assert (first.look["level"], second.look["what"], third.look) == ("people", "map", {})
    client.post(
        url(world, "slide-move", story=story.public_id, slide=third.public_id), {"to": "up"}
    )
    page = client.get(url(world, "story", story=story.public_id)).content.decode()
    assert [page.index(f"<h2>{heading}</h2>") for heading in "กคข"] == sorted(
        page.index(f"<h2>{heading}</h2>") for heading in "กขค"
    )
    assert page.count("<svg") - page.count("<svg class") >= 2
    assert "แก้ว ใจงาม" in page


def test_a_slide_keeps_its_look_when_the_view_changes_and_its_words_are_changed(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    story = told(world)
    slide = Slide.objects.filter(story=story).first()
    assert slide
    edit = url(world, "slide-edit", story=story.public_id, slide=slide.public_id)
    assert 'value="keep" selected' in client.get(edit).content.decode()
    client.post(edit, {"heading": "ใหม่", "text": "", "look": "keep"})
    slide.refresh_from_db()
    assert (slide.heading, slide.look["level"]) == ("ใหม่", "people")
    client.post(edit, {"heading": "ใหม่", "text": "", "look": ""})
    slide.refresh_from_db()
    assert slide.look == {}
    assert client.post(edit, {"heading": "", "text": "", "look": ""}).status_code == 422


def test_slides_move_within_the_story_and_an_undo_moves_them_back(world: World) -> None:
    story = told(world)
    first, second = Slide.objects.filter(story=story)
    slide_move(by=world.cast.coordinator, slide=first, steps=5)
    assert [one.pk for one in Slide.objects.all()] == [second.pk, first.pk]
    act_undo(by=world.cast.coordinator, act=Act.objects.get(action="atlas.slides_order"))
    assert [one.pk for one in Slide.objects.all()] == [first.pk, second.pk]


def test_a_reader_who_may_not_export_gets_pictures_without_names_of_people(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    story = story_create(by=None, network=world.network, title="ทุกคน")
    slide_add(by=None, story=story, fields={"look": {"level": "people"}})
    for role, is_named in (("coordinator", True), ("evaluator", True), ("reader", False)):
        client = signed_in(role)
        for address in (
            url(world, "story", story=story.public_id),
            f"{url(world, 'picture-paper', kind='svg')}?level=people",
        ):
            text = client.get(address).content.decode()
            assert ("ดอยสูง" in text) is is_named
            assert "วัดดอยหมอก" in text


# -- Links -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["look=level:people", "look=level:meetings", "look=map:members"])
def test_a_link_shows_the_picture_without_names_of_people(
    world: World, signed_in: Callable[[str], Client], query: str
) -> None:
    Party.objects.update(area_code="57", latitude=19.91056, longitude=99.84056)
    world.activity.title_th = "ลงแขกบ้านบุญ ดอยสูง"
    world.activity.save()
    link = handed(signed_in("coordinator"), world, query)
    answer = Client().get(link)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert [name for name in NAMES if name in page] == []
    assert str(world.kru.public_id) not in page
    assert "99.84" not in page
    assert "<svg" in page
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    if "map" not in query and "meetings" not in query:
        assert "วัดดอยหมอก" in page


def test_a_story_that_is_handed_on_loses_names_from_its_words_too(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    story = told(world)
    link = handed(signed_in("coordinator"), world, f"story={story.public_id}", title=story.title)
    page = Client().get(link).content.decode()
    assert [name for name in NAMES if name in page] == []
    assert "… เป็นสะพาน" in page


def test_names_are_shown_only_of_who_agreed_and_only_with_a_reason(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    agreeing(world, world.kru)
    agreeing(world, world.boon, Answer.WITHDRAWN)
    refused = client.post(
        f"{url(world, 'share-new')}?look=level:people",
        {"title": "ภาพ", "days": "30", "shows_names": "on"},
    )
    assert refused.status_code == 422
    assert not Share.objects.exists()
    link = handed(client, world, "look=level:people", shows_names="on", reason="เวทีภาคี")
    page = Client().get(link).content.decode()
    assert [name for name in NAMES if name in page] == ["ใจงาม"]
    act = Act.objects.get(action="atlas.share_make")
    assert (act.facts["names"], act.facts["reason"]) == (True, "เวทีภาคี")
    agreeing(world, world.kru, Answer.WITHDRAWN)
    assert [name for name in NAMES if name in Client().get(link).content.decode()] == []


def test_expired_closed_and_unknown_links_look_alike(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    unknown = Client().get("/l/nobody-made-this/")
    expired, closed, gone = (handed(client, world, "look=level:groups") for _ in range(3))
    first, second, third = Share.objects.order_by("pk")
    links = PersonalLink.objects
    links.filter(subject_id=first.public_id).update(expires_at=timezone.now() - timedelta(days=1))
    client.post(url(world, "share-close", share=second.public_id))
    third.delete()
    for link in (expired, closed, gone):
        answer = Client().get(link)
        assert (answer.status_code, answer.content) == (404, unknown.content)
        assert answer["Content-Security-Policy"] == unknown["Content-Security-Policy"]
    page = client.get(url(world, "shares")).content.decode()
    assert page.count("ปิดแล้ว") == 2


def test_only_the_hash_of_a_link_is_kept(world: World, signed_in: Callable[[str], Client]) -> None:
    link = handed(signed_in("coordinator"), world, "look=level:groups")
    secret = link.rstrip("/").rpartition("/")[2]
    kept = [*PersonalLink.objects.values(), *Share.objects.values(), *Act.objects.values()]
    assert secret not in str(kept)


def test_only_the_website_that_was_named_may_hold_the_page(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    plain = Client().get(handed(client, world, "look=level:groups"))
    assert "frame-ancestors 'none'" in plain["Content-Security-Policy"]
    assert plain["X-Frame-Options"] == "DENY"
    asked = "https://www.Example.org/news https://example.org:8443"
    framed = Client().get(handed(client, world, "look=level:groups", embed_on=asked))
    policy = framed["Content-Security-Policy"]
    assert "frame-ancestors https://www.example.org https://example.org:8443" in policy
    assert "script-src 'self'" in policy
    assert "X-Frame-Options" not in framed
    for wrong in ("example.org", "https://", "javascript:alert(1)", "https://a.org;script-src *"):
        answer = client.post(
            f"{url(world, 'share-new')}?look=level:groups",
            {"title": "ภาพ", "days": "30", "embed_on": wrong},
        )
        assert answer.status_code == 422, wrong


def test_a_link_shows_no_more_than_its_giver_sees_now(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    link = handed(signed_in("coordinator"), world, "look=level:people")
    seats = Seat.objects.filter(user=world.cast.coordinator, workspace=world.workspace)
    assert Client().get(link).status_code == 200
    seats.update(role=Role.READER)
    assert Client().get(link).status_code == 404
    seats.update(role=Role.COORDINATOR, scope=Scope.NETWORKS)
    assert Client().get(link).status_code == 404
    SeatNetwork.objects.create(seat=seats.get(), network=world.network)
    assert Client().get(link).status_code == 200
    seats.delete()
    assert Client().get(link).status_code == 404


def test_a_story_that_goes_closes_its_links_for_good(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    story = told(world)
    link = handed(signed_in("coordinator"), world, f"story={story.public_id}")
    story_drop(by=world.cast.coordinator, story=story)
    assert Client().get(link).status_code == 404
    act_undo(by=world.cast.coordinator, act=Act.objects.get(action="atlas.story_drop"))
    assert Slide.objects.count() == 2
    assert Client().get(link).status_code == 404


def test_names_go_from_stories_when_somebody_is_made_anonymous(world: World) -> None:
    told(world)
    records_erase(by=world.cast.owner, workspace=world.workspace, parties=[world.kru])
    words = [
        *Story.objects.values_list("title", "intro"),
        *Slide.objects.values_list("heading", "text"),
    ]
    assert "ใจงาม" not in str(words)


def test_a_link_takes_few_queries_whatever_the_size(
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    link = handed(signed_in("coordinator"), world, "look=level:people")
    Client().get(link)
    with django_assert_num_queries(13):
        Client().get(link)


@pytest.mark.parametrize("query", ["look=view:x", "look=x", "story=x", f"story={'0' * 32}"])
def test_what_is_not_there_cannot_be_handed_on(
    world: World, signed_in: Callable[[str], Client], query: str
) -> None:
    assert signed_in("coordinator").get(f"{url(world, 'share-new')}?{query}").status_code == 404


def test_fields_put_members_away_on_a_link_as_in_the_look_and_are_not_told(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    Party.objects.filter(pk__in=[world.kru.pk, world.boon.pk]).update(area_code="57")
    look = {"level": "people", "colour": "province"}
    seen = view_save(by=None, network=world.network, name="ก", state=look)
    away = view_save(
        by=None, network=world.network, name="ข", state={**look, "hidden": {"province": ["57"]}}
    )
    client = signed_in("coordinator")
    paper = url(world, "picture-paper", kind="svg")
    coloured = client.get(f"{paper}?view={seen.public_id}").content.decode()
    assert "เชียงราย: 2" in coloured
    assert coloured.count("#0072b2") == 3
    narrowed = client.get(f"{paper}?view={away.public_id}").content.decode()
    assert "ดอยสูง" not in narrowed
    assert "ลำธาร" in narrowed
    for view, people in ((seen, 3), (away, 1)):
        link = handed(client, world, f"look=view:{view.public_id}")
        page = Client().get(link).content.decode()
        assert f"บุคคล: {people}" in page
        assert "เชียงราย" not in page


# -- Papers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["picture-paper", "map-paper"])
def test_papers_are_whole_files_with_thai_faces_and_the_day_of_the_buddhist_era(
    world: World, signed_in: Callable[[str], Client], what: str
) -> None:
    client = signed_in("coordinator")
    drawing = client.get(url(world, what, kind="svg"))
    assert drawing["Content-Type"] == "image/svg+xml"
    assert "attachment" in drawing["Content-Disposition"]
    root = ElementTree.fromstring(drawing.content)  # noqa: S314 - our own file
    texts = " ".join(part.text or "" for part in root.iter("{http://www.w3.org/2000/svg}text"))
    assert (
        f"พ.ศ. {timezone.localdate().year + 543}" in texts
        or str(timezone.localdate().year + 543) in texts
    )
    assert "@font-face" in drawing.content.decode()
    page = client.get(url(world, what, kind="pdf"))
    assert page.content.startswith(b"%PDF-")
    assert page.content.count(b"/Type /Page\n") + page.content.count(b"/Type /Page ") <= 1
    assert client.get(url(world, what, kind="png")).status_code == 404


def test_an_empty_network_has_papers_too(world: World, signed_in: Callable[[str], Client]) -> None:
    empty = network(world.workspace, "ว่าง")
    here = {"workspace": world.workspace.public_id, "network": empty.public_id}
    for name in ("atlas:picture-paper", "atlas:map-paper"):
        for kind in ("svg", "pdf"):
            answer = signed_in("reader").get(reverse(name, kwargs={**here, "kind": kind}))
            assert answer.status_code == 200


def test_text_of_people_cannot_become_a_part_of_a_drawing(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    Party.objects.filter(pk=world.temple.pk).update(name_th="<script>\"'&</script>")
    answer = signed_in("owner").get(f"{url(world, 'picture-paper', kind='svg')}?level=people")
    assert "<script" not in answer.content.decode()
    ElementTree.fromstring(answer.content)  # noqa: S314 - our own file


def test_names_on_a_link_need_the_right_to_export(world: World) -> None:
    from django.core.exceptions import PermissionDenied

    from malai.access.doors import seat_for
    from malai.access.policy import Action
    from malai.atlas.services.sharing import Giving, share_make

    who: User = user("reader2")
    Seat.objects.create(user=who, workspace=world.workspace, role=Role.READER)
    seat = seat_for(who, world.workspace.public_id, Action.NETWORK_READ)
    assert not Grant.objects.exists()
    giving = Giving("ภาพ", look={"level": "groups"}, shows_names=True, reason="เวที")
    with pytest.raises(PermissionDenied):
        share_make(seat=seat, network=world.network, giving=giving)
