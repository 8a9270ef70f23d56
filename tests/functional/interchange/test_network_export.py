"""A network taken out for another program: what is kept, the file, and what comes back from it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from malai.accounts.models import Role, Scope, Seat
from malai.audit.models import Act
from malai.interchange.forms_networks import PROGRAMS
from malai.network.models import Network, Party, SeatArea, Tie
from malai_core.formats.networks import read_network
from malai_core.text import PartialDate
from tests.makers import World, user


@pytest.fixture
def network(world: World) -> Network:
    """Return the small network with a second tie, that ended in 2016."""
    ends = {"source": world.boon, "target": world.mali, "until": PartialDate(2016)}
    Tie.objects.create(workspace=world.workspace, network=world.network, kind=world.kind, **ends)
    return world.network


@pytest.fixture
def client(network: Network, signed_in: Callable[[str], Client]) -> Client:
    made = signed_in("coordinator")
    made.cookies["malai_language"] = "en"
    return made


def asked(client: Client, network: Network, **fields: object) -> tuple[int, bytes]:
    url = reverse("interchange:network-file", args=[network.workspace.public_id])
    page = client.get(url)
    form = page.context["form"]
    said = {
        "network": str(network.public_id),
        "what": "members",
        "format": "graphml",
        "layers": form.known_layers,
        "reason": "อบรม",
        **fields,
    }
    answer = client.post(url, said)
    return answer.status_code, answer.getvalue()


@pytest.mark.parametrize(
    "form", [form for form, _label in PROGRAMS if form not in {"2sm", "csv", "ical"}]
)
def test_what_goes_out_comes_back(client: Client, network: Network, form: str) -> None:
    status, data = asked(client, network, format=form)
    assert status == 200, data.decode()
    assert len(read_network(data, name="x").members) >= 2


def test_an_address_book_holds_phones_only_where_asked(client: Client, network: Network) -> None:
    assert b"TEL" not in asked(client, network, format="vcard")[1]
    data = asked(client, network, format="vcard", with_contacts="on")[1].decode()
    assert "081-234-5678" in data
    assert "ORG:วัดดอยหมอก" in data or "KIND:org" in data


def test_a_calendar_holds_the_activities(client: Client, network: Network) -> None:
    data = asked(client, network, format="ical")[1].decode()
    assert "SUMMARY:ประชุมประจำเดือน" in data
    assert "DTSTART;VALUE=DATE:20160305" in data


def test_a_folder_of_tables_is_packed(client: Client, network: Network) -> None:
    _status, data = asked(client, network, format="csv")
    assert sorted(zipfile.ZipFile(io.BytesIO(data)).namelist()) == ["edges.csv", "nodes.csv"]


def test_contacts_stay_here_unless_asked_for(client: Client, network: Network) -> None:
    assert b"kaew@example.org" not in asked(client, network)[1]
    assert b"kaew@example.org" in asked(client, network, with_contacts="on")[1]


def test_who_may_not_see_contacts_is_not_asked_about_them(
    network: Network, signed_in: Callable[[str], Client]
) -> None:
    evaluator = signed_in("evaluator")
    assert b"kaew@example.org" not in asked(evaluator, network, with_contacts="on")[1]


def test_without_names_nobody_is_named(client: Client, network: Network) -> None:
    _status, data = asked(client, network, without_names="on")
    assert "ดาว" not in data.decode()
    assert '"m1"' in data.decode()


def test_only_what_was_so_on_a_day_goes_out(client: Client, network: Network) -> None:
    def ties(**fields: str) -> list[str]:
        found = read_network(asked(client, network, **fields)[1], name="x").ties
        return [tie.relation for tie in found if tie.relation != "belongs to"]

    assert [len(ties()), len(ties(on_year="2016")), len(ties(on_year="2017"))] == [2, 2, 1]


def test_only_the_chosen_layers_go_out(client: Client, network: Network) -> None:
    found = read_network(asked(client, network, layers=["belongs to"])[1], name="x")
    assert [tie.relation for tie in found.ties] == ["belongs to"]


def test_a_seat_of_an_area_takes_out_only_whom_it_sees(world: World) -> None:
    Party.objects.filter(pk=world.kru.pk).update(area_code="570101")
    who = user("area")
    seat = Seat.objects.create(
        user=who, workspace=world.workspace, role=Role.COORDINATOR, scope=Scope.AREAS
    )
    SeatArea.objects.create(seat=seat, area_code="57")
    client = Client()
    client.force_login(who)
    found = read_network(asked(client, world.network)[1], name="x")
    names = {member.label for member in found.members.values()}
    assert names == {"นางสาวแก้ว ใจงาม", "วัดดอยหมอก"}


def test_people_and_activities_are_a_network_of_two_kinds(client: Client, world: World) -> None:
    _status, data = asked(client, world.network, what="activities")
    found = read_network(data, name="x")
    labels = {member.label for member in found.members.values()}
    assert "ประชุมประจำเดือน" in labels
    assert len(found.ties) == 2


def test_the_page_says_what_is_kept_before_there_is_a_file(
    client: Client, network: Network
) -> None:
    status, page = asked(client, network, format="csv-matrix", look="1", reason="")
    assert status == 200
    assert "The file would hold" in page.decode()
    assert not Act.objects.filter(action="interchange.data_export").exists()


def test_the_history_knows_who_took_it_and_why(client: Client, network: Network) -> None:
    asked(client, network)
    act = Act.objects.get(action="interchange.data_export")
    assert (act.facts["reason"], act.facts["format"]) == ("อบรม", "GraphML")


def test_without_a_reason_nothing_leaves(client: Client, network: Network) -> None:
    assert asked(client, network, reason="")[0] == 422
    assert not Act.objects.filter(action="interchange.data_export").exists()


def test_a_time_without_members_is_a_sentence(client: Client, network: Network) -> None:
    network.memberships.update(since=PartialDate(2010))
    status, page = asked(client, network, on_year="1990")
    assert status == 422
    assert "Nobody is in the network at that time" in page.decode()
