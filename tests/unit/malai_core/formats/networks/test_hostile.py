"""No reader crashes, hangs or loses anything silently, whatever it is given."""

from __future__ import annotations

import random
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malai_core.errors import MalaiError, UnreadableFileError
from malai_core.formats.networks import Network, read_network
from malai_core.formats.networks.registry import FORMATS
from tests.data import network_files as files

SEEDS = [text.encode() for texts in files.BY_FORMAT.values() for text in texts]
TOKENS = [
    b"*Vertices 5 9\n", b'"', b"<", b">", b"[", b"]", b"{", b"}", b"\x00", b"\xff", b"=", b":", b"-1",
    b"99999999999", b"1e999", b"nan", b"\n", b"*Arcs\n", b"data:", b"!", b"graph [", b"node [", b"->",
    b"subgraph {", b"null", b"[]", b'"id":[]', b",", b"<graph>", b"</node>", b"<nodes>", b"nm=99999",
    b"nr=0", b"format=upperhalf", b"labels embedded", b"*Matrix\n", b"*Partition x\n", b"+", b"\r",
]  # fmt: skip
READERS = sorted(name for name, form in FORMATS.items() if form.reader)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def tried(data: bytes, form: str = "") -> None:
    """Read; what is read hangs together, what is not read is refused with a sentence."""
    try:
        net = read_network(data, name="x", form=form)
    except MalaiError as error:
        said = error.in_language("th"), error.in_language("en")
    else:
        _hangs_together(net)
        said = ("", "")
    assert bool(said[0]) == bool(said[1])


def _hangs_together(net: Network) -> None:
    assert all(tie.source in net.members and tie.target in net.members for tie in net.ties)
    assert all(id_ == member.id for id_, member in net.members.items())
    assert all(aside.sentence.in_language("th") for aside in net.report.asides)


@pytest.mark.parametrize("form", READERS)
@given(
    data=st.binary(max_size=300) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))
)
@QUICK
def test_any_bytes_are_read_or_refused(form: str, data: bytes) -> None:
    tried(data, form)


def test_damaged_files_are_read_or_refused() -> None:
    chance = random.Random(2567)  # noqa: S311 - no secret
    for _ in range(1500):
        data = bytearray(chance.choice(SEEDS))
        for _ in range(chance.randint(1, 5)):
            at = chance.randrange(len(data) + 1)
            if chance.random() < 0.5:
                data[at:at] = chance.choice(TOKENS)
            else:
                del data[at : at + chance.randint(1, 12)]
        tried(bytes(data))


def test_cut_files_never_crash() -> None:
    for data in SEEDS:
        for cut in range(0, len(data), max(len(data) // 25, 1)):
            tried(data[:cut])


def test_a_billion_members_in_a_kilobyte_are_refused_at_once() -> None:
    began = process_time()
    for text in (
        "*Vertices 1000000000\n",
        "*Vertices 999999999999999999 3\n",
        "dl n=1000000000\ndata:\n0 1\n",
        "dl nr=1000000000, nc=2 format=edgelist2\ndata:\n1 1\n",
        '<gexf><graph><nodes count="1000000000"/></graph></gexf>',
        '<graphml><graph parse.nodes="1000000000"/></graphml>',
        "dl n=3, nm=1000000000\ndata:\n",
        "*Network x\n*Partition p\n*Vertices 1000000000\n1\n",
    ):
        with pytest.raises(UnreadableFileError, match="members, far more"):
            read_network(text.encode())
    assert process_time() - began < 5


def test_many_matrices_announced_cost_nothing() -> None:
    net = read_network(b"dl n=3, nm=9999\ndata:\n0 1 0 0 0 0 0 0 0\n")
    assert len(net.ties) == 1
    assert len(net.report.asides) == 1


def test_a_few_unlisted_members_may_be_announced() -> None:
    assert len(read_network(b"*Vertices 5000\n").members) == 5000


@pytest.mark.parametrize(
    "text",
    [
        files.BOMB,
        '<!DOCTYPE graphml [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml>&x;</graphml>',
        '<!DOCTYPE gexf [<!ENTITY % p SYSTEM "http://127.0.0.1/x">%p;]><gexf/>',
    ],
)
def test_xml_with_entities_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="instructions that no ordinary"):
        read_network(text.encode(), form="gexf" if "gexf" in text else "graphml")


@pytest.mark.parametrize(
    "text",
    [
        "<graphml>" + "<graph>" * 5000,
        "graph [ a [" * 5000,
        "graph {" + "{" * 5000,
        "graph { subgraph " + "{ subgraph " * 5000,
        '{"elements": ' + "[" * 100_000,
        '{"nodes": [{"id": ' + '{"a": ' * 50_000,
    ],
)
def test_endless_nesting_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError):
        read_network(text.encode())


def test_a_number_of_five_thousand_digits_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="valid JSON"):
        read_network(('{"nodes": [{"id": ' + "9" * 5000 + "}]}").encode())
