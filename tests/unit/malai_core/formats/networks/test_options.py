"""What goes out: layers, a day, and personal data only where asked for."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from malai_core.errors import InvalidInputError
from malai_core.formats.networks import (
    Member,
    Network,
    Spell,
    Tie,
    TimedValue,
    WriteOptions,
    read_network,
    written,
)


@pytest.fixture
def net() -> Network:
    year = Spell(date(2019, 1, 1), date(2019, 12, 31))
    return Network.of(
        [
            Member(
                "1",
                "ดาว",
                {"โทร": "0812345678", "ตำบล": "ริมกก", "ช่อง 7": "a@example.org"},
                spells=(year,),
            ),
            Member("2", "ฟ้า", timed=(TimedValue("บทบาท", "ประธาน", year),)),
            Member("fah@example.org", "081-234-5678"),
        ],
        [Tie("1", "2", "advice"), Tie("2", "fah@example.org", "trust", attributes={"note": "x"})],
    )


def test_personal_attributes_stay_by_default_and_are_named(net: Network) -> None:
    out = written(net, "graphml")
    assert out.network.members["1"].attributes == {"ตำบล": "ริมกก"}
    assert out.has_left_out_personal
    said = out.losses[0].in_language("en")
    assert "3 attributes with personal data were left out: note, ช่อง 7, โทร" in said
    assert "0812345678" not in out.bytes().decode()
    assert "example.org" not in out.bytes().decode()
    assert "081-234-5678" not in out.bytes().decode()


def test_personal_attributes_go_out_when_asked_for(net: Network) -> None:
    out = written(net, "graphml", WriteOptions(has_personal=True))
    assert out.network.differences(net) == [] or not out.has_left_out_personal
    assert "0812345678" in out.bytes().decode()
    assert "fah@example.org" in out.network.members


def test_what_the_file_marked_private_stays(net: Network) -> None:
    net.private = frozenset({"ตำบล"})
    assert written(net, "gexf").network.members["1"].attributes == {}


def test_without_names_nothing_that_is_a_name_goes_out(net: Network) -> None:
    out = written(net, "gexf", WriteOptions(has_names=False))
    assert list(out.network.members) == ["m1", "m2", "m3"]
    assert {member.label for member in out.network.members.values()} == {""}
    assert "ดาว" not in out.bytes().decode()


def test_only_the_layers_asked_for(net: Network) -> None:
    out = written(net, "pajek", WriteOptions(relations=["advice"]))
    assert [tie.relation for tie in out.network.ties] == ["advice"]
    assert out.network.relations == ["advice"]


def test_only_what_was_so_on_a_day(net: Network) -> None:
    now = written(net, "gexf", WriteOptions(on=date(2019, 6, 1))).network
    assert list(now.members) == ["1", "2", "m1"]
    assert now.members["2"].attributes == {"บทบาท": "ประธาน"}
    assert now.members["1"].spells == ()
    later = written(
        net, "gexf", WriteOptions(on=datetime.fromisoformat("2019-12-31T23:00"))
    ).network
    assert "1" in later.members
    gone = written(net, "gexf", WriteOptions(on=date(2021, 1, 1))).network
    assert list(gone.members) == ["2", "m1"]
    assert [tie.relation for tie in gone.ties] == ["trust"]


def test_a_number_is_no_day(net: Network) -> None:
    assert "1" not in written(net, "gexf", WriteOptions(on=2019.0)).network.members


def test_formats_that_cannot_be_written_are_refused(net: Network) -> None:
    with pytest.raises(InvalidInputError, match="only read"):
        written(net, "dot")
    with pytest.raises(InvalidInputError, match="no format"):
        written(net, "docx")
    with pytest.raises(InvalidInputError, match="members by activities only"):
        written(net, "2sm")
    with pytest.raises(InvalidInputError, match="nothing to write"):
        written(Network(), "csv-matrix")


def test_csv_cannot_carry_a_formula() -> None:
    net = Network.of([Member("=1+1", "@x")], [Tie("=1+1", "=1+1")])
    out = written(net, "csv-ties").bytes().decode("utf-8-sig")
    assert '"\'=1+1"' in out
    assert read_network(out.encode(), name="x.csv").ties[0].source == "=1+1"
