"""Each dialect and trap of each format, read as its program means it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from malai_core.errors import InvalidInputError, UnreadableFileError
from malai_core.formats.networks import (
    Member,
    Network,
    Spell,
    Tie,
    TimedValue,
    network_format,
    read_network,
)
from tests.data import network_files as files

EVERY = [(form, text) for form, texts in files.BY_FORMAT.items() for text in texts]


def read(text: str, name: str = "", form: str = "") -> Network:
    return read_network(text.encode(), name=name, form=form)


def in_folder(folder: Path, tables: dict[str, str]) -> Network:
    for name, text in tables.items():
        (folder / name).write_text(text, encoding="utf-8")
    return read_network(folder)


def triples(net: Network) -> list[tuple[str, str, str]]:
    return [(tie.source, tie.target, tie.relation) for tie in net.ties]


def asides(net: Network) -> list[tuple[int, str]]:
    return [(aside.line, aside.sentence.in_language("en")) for aside in net.report.asides]


def notes(net: Network) -> list[str]:
    return [note.in_language("en") for note in net.report.notes]


@pytest.mark.parametrize(("form", "text"), EVERY)
def test_every_file_is_recognised_by_its_content(form: str, text: str) -> None:
    assert read(text, name="wrong.docx").report.format == form
    for encoding in ("utf-8-sig", "utf-16"):
        if form not in {"graphml", "gexf"} or "encoding=" not in text:
            assert read_network(text.encode(encoding)).report.format == form


def test_windows_874_is_read_as_thai() -> None:
    net = read_network('*Vertices 1\n1 "ครูแดง ริมน้ำ"\n'.encode("cp874"))
    assert net.members["1"].label == "ครูแดง ริมน้ำ"


def test_graphml_several_graphs_of_the_same_members_are_relations() -> None:
    net = read(files.GRAPHML_TWO_GRAPHS)
    assert triples(net) == [("1", "2", "advice"), ("2", "1", "trust")]
    assert [tie.weight for tie in net.ties] == [2.5, 1.0]
    assert [tie.is_directed for tie in net.ties] == [True, False]
    assert [member.label for member in net.members.values()] == ["แดง", "แดง"]
    assert net.members["1"].attributes == {"size": 3}


def test_graphml_keeps_what_yed_draws_and_members_within_members() -> None:
    net = read(files.GRAPHML_YED)
    assert net.members["n0"].label == "ดาว"
    assert net.members["n0"].attributes["y:Fill.color"] == "#FFCC00"
    assert (net.members["n0"].attributes["x"], net.members["n0"].attributes["y"]) == (10.0, -5.5)
    assert net.members["n1::n0"].attributes == {"parent": "n1"}
    assert net.ties[0].attributes == {"y:label": "ปรึกษา"}
    assert asides(net) == [(14, "A tie among more than two members (3) cannot be read as a line.")]


def test_graphml_interviews_side_by_side_keep_their_own_attributes() -> None:
    net = read(files.GRAPHML_INTERVIEWS)
    assert net.members["a1"].attributes == {"nc:order": "1", "graph": "s1"}
    assert net.members["b1"].attributes == {"graph": "s2"}
    assert net.attributes["s1 · nc:caseId"] == "ก-01"
    assert net.attributes["s2 · nc:caseId"] == "ก-02"


def test_one_id_with_two_labels_in_two_graphs_is_two_members() -> None:
    graph = '<graph id="{0}"><node id="1"><data key="l">{0}</data></node><edge source="1" target="1"/></graph>'
    key = '<key id="l" for="node" attr.name="label"/>'
    net = read(f"<graphml>{key}{graph.format('A')}{graph.format('B')}</graphml>")
    assert list(net.members) == ["A/1", "B/1"]
    assert triples(net) == [("A/1", "A/1", ""), ("B/1", "B/1", "")]


def test_gexf_keeps_times_and_values_that_change() -> None:
    net = read(files.GEXF_DYNAMIC)
    year = Spell(date(2019, 1, 1), date(2019, 12, 31))
    assert net.members["1"].timed == (TimedValue("role", "ประธาน", year),)
    assert net.members["1"].attributes["skills"] == ("ทอผ้า", "สวน")
    assert net.members["1"].attributes["color"] == "#efad42"
    assert net.members["2"].spells[1] == Spell(date(2020, 1, 1), None)
    assert net.members["2"].attributes == {"age": 40}
    assert net.members["3"].attributes["parent"] == "2"
    assert (net.ties[0].relation, net.ties[0].weight) == ("ปรึกษา", 3.0)
    assert net.ties[1].attributes == {"direction": "mutual", "label": "ญาติ"}
    assert notes(net)[:1] == ["The file says 3 members; 3 were read."]


def test_gexf_of_the_old_namespace_and_open_intervals() -> None:
    net = read(files.GEXF_OLD)
    assert net.ties[0].spells == (Spell(1.0, 2.0),)
    assert notes(net) == ["Open intervals of time were read as closed ones."]


def test_pajek_numbers_are_who_members_are_and_labels_repeat() -> None:
    net = read(files.PAJEK)
    assert [(m.id, m.label) for m in net.members.values()] == [
        ("1", "ดาว ก"), ("2", "ดาว ก"), ("4", "ลม"), ("3", ""),
    ]  # fmt: skip
    assert net.members["1"].spells == (Spell(5.0, 10.0), Spell(12.0, None))
    assert net.members["1"].attributes["color"] == "Red"
    assert triples(net) == [("1", "2", "advice"), ("1", "4", "kin"), ("4", "1", ""), ("4", "2", "")]
    assert asides(net) == [(9, "Number 9 is outside the 4 that the file says.")]
    assert net.name == "ลุ่มน้ำ"


def test_pajek_places_may_come_after_the_colour() -> None:
    net = read('*Vertices 1\n1 "a" ic RGBF1F5D5\t\t0.63 \t0.57\tcircle\n')
    assert net.members["1"].attributes == {
        "color": "RGBF1F5D5", "x": 0.63, "y": 0.57, "shape": "circle",
    }  # fmt: skip


def test_pajek_matrices_may_break_their_rows_and_have_two_modes() -> None:
    net = read(files.PAJEK_TWO_MODE)
    assert [(t.source, t.target, t.weight) for t in net.ties] == [
        ("1", "4", 1.0), ("2", "4", 1.0), ("2", "5", 1.0), ("3", "5", 2.0),
    ]  # fmt: skip
    assert net.modes == ("", "")
    assert [member.mode for member in net.members.values()] == [1, 1, 1, 2, 2]


def test_pajek_projects_bring_partitions_and_vectors() -> None:
    net = read(files.PAJEK_PROJECT)
    assert net.members["2"].attributes == {"district": 2, "budget": 1.5}
    assert asides(net) == [(20, "The part “*Hierarchy h” of the file is not read.")]
    alone = read(files.PAJEK_PARTITION, name="x.clu")
    assert [m.attributes["partition"] for m in alone.members.values()] == [1, 2, 2, 1]
    vector = read("*Vertices 2\n0.5\n1\n", name="x.vec")
    assert [m.attributes["vector"] for m in vector.members.values()] == [0.5, 1]


def test_dl_embedded_labels_and_several_relations() -> None:
    net = read(files.DL_EMBEDDED)
    assert triples(net) == [
        ("ดาว", "ฟ้า", "advice"), ("ครู แดง", "ดาว", "advice"), ("ฟ้า", "ดาว", "trust"),
    ]  # fmt: skip
    assert notes(net) == ["The file says 5 members; 3 were read."]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (files.DL_LABELS_IN_LINES, [("1", "2"), ("2", "3")]),
        (files.DL_UPPER, [("1", "2"), ("2", "3")]),
        ("dl n=3 format=lowerhalf diagonal absent\ndata:\n1\n0 2\n", [("2", "1"), ("3", "2")]),
        ("dl n=2 format=lowerhalf\ndata:\n3\n1 0\n", [("1", "1"), ("2", "1")]),
        (files.DL_NODELIST, [("1", "2"), ("1", "3"), ("4", "1")]),
        (files.DL_TWO_MODE, [("r1", "c1"), ("r1", "c3"), ("r2", "c2")]),
        ("DL\nN=2\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nDATA:\n0 1\n0 0", [("1", "2")]),
        ("dl n=2 format=fullmatrix\nlabels embedded\ndata:\n a b\na 0 1\nb 0 0\n", [("1", "2")]),
    ],
)
def test_dl_forms(text: str, pairs: list[tuple[str, str]]) -> None:
    net = read(text)
    assert [(tie.source, tie.target) for tie in net.ties] == pairs
    assert net.report.asides == []


def test_dl_labels_stand_one_a_line_or_word_by_word() -> None:
    labels = [m.label for m in read(files.DL_LABELS_IN_LINES).members.values()]
    assert labels == ["Dao Rim Than", "Fah", "Mek Rim"]
    embedded = read("dl n=2 format=fullmatrix\nlabels embedded\ndata:\n a b\na 0 1\nb 0 0\n")
    assert [m.label for m in embedded.members.values()] == ["a", "b"]


def test_a_matrix_that_ends_early_says_so() -> None:
    net = read(files.DL_SHORT)
    said = "The data end too early: 9 values were to come, 5 are there."
    assert (4, said) in asides(net)


def test_vna_columns_of_ties_are_relations() -> None:
    net = read(files.VNA)
    assert net.relations == ["advice", "trust"]
    assert net.members["1"].attributes["age"] == 52
    assert net.members["2"].attributes == {"age": "081"}
    assert [(t.source, t.target, t.relation, t.is_directed) for t in net.ties] == [
        ("1", "2", "advice", False), ("2", "1", "trust", True), ("2", "3", "trust", True),
    ]  # fmt: skip
    assert "Named by ties only, and not listed: 1." in notes(net)


def test_vna_lines_of_commas_are_set_aside() -> None:
    for section in ("*Node data\nID name\n", "*Node properties\nID x\n", "*Tie data\nfrom to\n"):
        net = read(f"{section},,,\n")
        assert len(net.report.asides) == 1
        assert net.members == {}


def test_gml_entities_nested_lists_and_unknown_ends() -> None:
    net = read(files.GML)
    assert net.members["10"].label == "Café & co"
    assert net.members["10"].attributes == {"x": 1.5, "y": 2.0, "fill": "#fff"}
    assert net.members["20"].label == "a\nb"
    assert net.members["20"].attributes == {"tag": ("x", "y")}
    assert (net.ties[0].weight, net.ties[0].relation) == (2.5, "advice")
    assert [sentence for _, sentence in asides(net)] == [
        "This tie names a member “30” who is not in the file."
    ]


def test_dot_subgraphs_defaults_and_ports() -> None:
    net = read(files.DOT)
    assert net.name == "ลุ่มน้ำ"
    assert list(net.members) == ["a", "b", "c", "d", "xy"]
    assert net.members["b"].attributes == {"shape": "box", "color": "red", "cluster": "ตำบล ก"}
    assert triples(net)[:2] == [("a", "b", "advice"), ("a", "c", "advice")]
    assert net.ties[2].attributes == {"label": "หนา"}
    assert not net.ties[3].is_directed


def test_kumu_ends_are_ids_first_and_labels_only_where_they_are_one() -> None:
    net = read(files.KUMU_SIMPLE)
    assert triples(net) == [("มูลนิธิ", "7", "Funds")]
    assert net.members["ดาว"].attributes["tags"] == ("ก", "ข")
    assert [sentence.split(" ")[0] for _, sentence in asides(net)] == ["“ดาว”", "This"]


def test_kumu_full_export_has_places_and_private_fields() -> None:
    net = read(files.KUMU_FULL)
    assert net.name == "ลุ่มน้ำ"
    assert net.members["e1"].attributes["x"] == 1.0
    assert "phone" in net.private
    tie = net.ties[0]
    assert (tie.id, tie.relation, tie.weight, tie.is_directed) == ("c1", "advice", 2.0, False)
    assert tie.attributes == {}
    assert asides(net) == [(0, "The part “loops” of the file is not read.")]


def test_json_of_other_views() -> None:
    flat = read(files.CYTOSCAPE_FLAT)
    assert triples(flat) == [("a", "b", "advice")]
    assert flat.members["a"].label == "ดาว"
    commons = read(files.GRAPH_COMMONS)
    assert triples(commons) == [("n1", "n2", "FUNDS")]
    assert not commons.ties[0].is_directed
    assert commons.members["n1"].attributes == {"type": "Person", "tambon": "ริมกก"}
    linked = read(files.NODE_LINK)
    assert triples(linked) == [("a", "b", "")]


def test_tables_of_ties_and_matrices() -> None:
    kumu = read(files.KUMU_CSV)
    assert triples(kumu) == [("ดาว", "ฟ้า", "advice"), ("ฟ้า", "ดาว", "kin")]
    assert asides(kumu) == [(4, "This tie lacks one of its two ends.")]
    square = read(files.SQUARE)
    assert [(t.source, t.target, t.weight) for t in square.ties] == [
        ("ดาว", "ฟ้า", 1.0), ("ฟ้า", "ลม", 2.0),
    ]  # fmt: skip
    two = read(files.MEMBER_BY_ACTIVITY)
    assert two.is_two_mode
    assert [m.name for m in two.members.values() if m.mode == 1] == ["ดาว", "ดาว", "ฟ้า"]
    numbers = read(files.TWO_MODE_NUMBERS, name="x.2sm")
    assert triples(numbers) == [("r1", "c2", ""), ("r1", "c3", ""), ("r2", "c1", "")]
    same = read("0 1\n1 0\n", name="x.2sm")
    assert same.is_two_mode
    assert len(same.members) == 4


def test_gephi_tables_are_joined_by_id_where_labels_repeat(tmp_path: Path) -> None:
    net = in_folder(
        tmp_path,
        {
            "nodes.csv": 'Id,Label,timeset,tel\n1,ดาว,"<[1.0, 2.0]>",081\n2,ดาว,,\n3,ลม,,\n',
            "edges.csv": "Source,Target,Type,Weight\n1,2,Undirected,2\nลม,1,Directed,x\nดาว,3,Directed,1\n",
        },
    )
    assert triples(net) == [("1", "2", ""), ("3", "1", "")]
    assert net.members["1"].spells == (Spell(1.0, 2.0),)
    assert net.members["1"].attributes == {"tel": "081"}
    assert [tie.is_directed for tie in net.ties] == [False, True]
    assert [line for line, _ in asides(net)] == [3, 4]


def test_network_canvas_joins_on_uuids_never_on_node_numbers(tmp_path: Path) -> None:
    net = in_folder(tmp_path, files.CANVAS)
    assert list(net.members) == ["A1", "A2", "B1", "E1", "E2"]
    assert ("A1", "A2", "Knows") in triples(net)
    assert ("E2", "B1", "ego") in triples(net)
    assert net.members["A1"].attributes["phone"] == "+66812345678"


def test_egoweb_members_are_interview_and_number(tmp_path: Path) -> None:
    net = in_folder(tmp_path, files.EGOWEB)
    assert list(net.members) == ["7", "7/1", "7/2", "8", "8/1"]
    assert ("7/1", "7/2", "KNOW") in triples(net)


def test_a_repeated_id_is_set_aside_with_the_line_of_the_first() -> None:
    net = read('*Vertices 2\n1 "a"\n1 "b"\n')
    assert asides(net) == [
        (3, "The id “1” is already that of the member in line 2; this second one is not used.")
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<graphml>\n<graph>\n <node id='1'></nod>\n", "line 3, column 17"),
        ("graph [\n node [ id 1 ] ]\n ]\n", "line 3, column 1"),
        ("digraph {\n a -> ;\n}", "line 2, column 7"),
        ('{"elements": [\n {"label": }]}', "line 2, column 12"),
        ("dl n=2\nformat=cube\ndata:\n1", "line 1, column 1"),
        ("dl n=2\nlabels:\na,b\n", "line 3, column 1"),
    ],
)
def test_a_fault_is_named_with_line_and_column(text: str, place: str) -> None:
    with pytest.raises(UnreadableFileError, match=place):
        read(text)


def test_what_is_no_network_is_refused() -> None:
    for text in ("<svg/>", '{"a": 1}', "[1, 2]", "ชื่อ,โทร\nแดง,081\n"):
        with pytest.raises(UnreadableFileError, match="no network file"):
            read(text)
    with pytest.raises(InvalidInputError, match="no format “cdf”"):
        read("x", form="cdf")
    assert network_format(b"a,b\n1,2\n") == "table"


def test_two_networks_are_the_same_whatever_the_order() -> None:
    a, b = Member("1", "x"), Member("2", "y")
    one = Network.of([a, b], [Tie("1", "2", is_directed=False), Tie("1", "2", "k")])
    other = Network.of([b, a], [Tie("1", "2", "k"), Tie("2", "1", is_directed=False)])
    assert one.is_same(other)
    assert not one.is_same(Network.of([a, b]))
