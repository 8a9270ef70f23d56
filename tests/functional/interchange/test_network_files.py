"""Network files of other programs through the import page: recognised, seen, written, taken back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from malai.interchange.models import Import
from malai.network.models import Affiliation, Network, Party, Tie
from tests import makers
from tests.data import network_files as files
from tests.functional.interchange.workbooks import upload
from tests.makers import Cast


@pytest.fixture
def network(cast: Cast) -> Network:
    return makers.network(cast.workspace)


@pytest.fixture
def client(network: Network, signed_in: Callable[[str], Client]) -> Client:
    made = signed_in("coordinator")
    made.cookies["malai_language"] = "en"
    return made


def at(name: str, network: Network, *more: object) -> str:
    return reverse(f"interchange:{name}", args=[network.workspace.public_id, *more])


def seen(client: Client, network: Network, text: str, name: str) -> tuple[Import, str]:
    answer = client.post(at("upload", network), {"file": upload(text.encode(), name)})
    assert answer.status_code == 302, answer.content.decode()
    row = Import.objects.latest("pk")
    return row, client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("text", "name", "title", "members", "ties"),
    [
        (files.GRAPHML_TWO_GRAPHS, "a.graphml", "GraphML", 2, 2),
        (files.GEXF_DYNAMIC, "b.gexf", "GEXF", 3, 2),
        (files.DL_EMBEDDED, "c.dl", "UCINET DL", 3, None),
        (files.PAJEK, "d.net", "Pajek", None, None),
        ("graph { a -- b; b -- c }", "e.dot", "DOT", 3, 2),
        ("graph { a -- b; b -- c }", "e.txt", "DOT", 3, 2),
    ],
)
def test_the_content_says_which_program_a_file_is_of(
    client: Client,
    network: Network,
    text: str,
    name: str,
    title: str,
    members: int | None,
    ties: int | None,
) -> None:
    row, preview = seen(client, network, text, name)
    assert f"This is a network file: {title}" in preview
    client.post(at("write", network, row.public_id))
    row.refresh_from_db()
    assert members is None or Party.objects.count() == members
    assert ties is None or Tie.objects.count() == ties
    client.post(at("undo", network, row.public_id))
    assert not Party.objects.exists()
    assert not Tie.objects.exists()


def test_two_members_of_one_label_stay_two_and_are_met_again(
    client: Client, network: Network
) -> None:
    row, _preview = seen(client, network, files.GEXF_DYNAMIC, "b.gexf")
    client.post(at("write", network, row.public_id))
    assert Party.objects.filter(name_th="ดาว").count() == 2

    _row, preview = seen(client, network, files.GEXF_DYNAMIC, "b.gexf")

    assert "Everything in this file is already there" in preview


def test_the_preview_says_what_the_file_announces(client: Client, network: Network) -> None:
    text = '*Vertices 3\n1 "ดาว"\n2 "ฟ้า"\n*Edges\n1 2\n'
    _row, preview = seen(client, network, text, "x.net")
    assert "The file says 3 members" in preview


def test_a_network_file_asks_nothing_about_sheets(client: Client, network: Network) -> None:
    _row, preview = seen(client, network, files.DL_UPPER, "x.dl")
    assert "What is this sheet?" not in preview
    assert "Members" in preview


def test_a_two_mode_file_brings_groups_and_who_is_in_them(client: Client, network: Network) -> None:
    row, _preview = seen(client, network, files.DL_TWO_MODE, "x.dl")
    client.post(at("write", network, row.public_id))
    assert Affiliation.objects.count() > 0
    assert not Tie.objects.exists()


def test_a_fault_in_a_network_file_waits_with_its_line(client: Client, network: Network) -> None:
    text = '*Vertices 2\n1 "ดาว"\n2 "ฟ้า"\n*Arcs\n1 2\n1 9\n'
    row, preview = seen(client, network, text, "x.net")
    assert "1 row waits in a list" in preview
    client.post(at("write", network, row.public_id))
    assert "line 6" in preview
    assert "line 6" in client.get(at("doubts", network, row.public_id)).content.decode()


def test_a_broken_network_file_leaves_nothing(client: Client, network: Network) -> None:
    data = upload(files.GRAPHML_TWO_GRAPHS[:200].encode(), "x.graphml")
    answer = client.post(at("upload", network), {"file": data})
    assert answer.status_code == 422
    assert "x.graphml" in answer.content.decode()
    assert not Import.objects.exists()


def test_a_tie_that_goes_one_way_keeps_its_direction(client: Client, network: Network) -> None:
    text = '*Vertices 2\n1 "ดาว"\n2 "ฟ้า"\n*Arcs\n1 2\n2 1\n'
    row, _preview = seen(client, network, text, "x.net")
    client.post(at("write", network, row.public_id))
    assert Tie.objects.count() == 2
    assert all(tie.kind.is_directed for tie in Tie.objects.all())


def test_tables_of_gephi_in_a_zip_keep_the_direction(client: Client, network: Network) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("nodes.csv", "Id,Label\n1,ดาว\n2,ฟ้า\n3,น้ำ\n")
        edges = "Source,Target,Type,Weight\n1,2,Directed,1\n2,1,Directed,1\n2,3,Undirected,2\n"
        archive.writestr("edges.csv", edges)
    client.post(at("upload", network), {"file": upload(packed.getvalue(), "gephi.zip")})
    row = Import.objects.latest("pk")
    client.post(at("write", network, row.public_id))
    assert sorted(tie.kind.is_directed for tie in Tie.objects.all()) == [False, True, True]
