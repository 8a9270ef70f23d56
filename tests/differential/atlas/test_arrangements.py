"""Arrangements on paper are those of the screen: the browser's own code is the second implementation."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from malai.atlas.arranging import Stood, arranged
from malai.atlas.outlines import hull

FRONTEND = Path(__file__).resolve().parents[3] / "frontend"
#: Node as `make setup` brings it, beside the Python that runs the tests.
NODE = Path(sys.executable).with_name("node")
#: Bundles the modules of the picture and answers what each arrangement makes of every network sent.
ASK = """
import { readFileSync } from "node:fs";
import { rolldown } from "rolldown";
const entry = `
  export * from "./src/graph/arrange"; export { graphOf } from "./src/graph/model"; export { hull } from "./src/graph/hulls";`;
const plugin = { name: "ask", resolveId: (id) => (id === "ask" ? "./ask.ts" : null), load: (id) => (id === "./ask.ts" ? entry : null) };
const built = await rolldown({ input: "ask", plugins: [plugin] });
const { output } = await built.generate({ format: "esm" });
const ui = await import("data:text/javascript;base64," + Buffer.from(output[0].code).toString("base64"));
const answers = JSON.parse(readFileSync(0, "utf8")).map(({ picture, centre, groups }) => {
  const graph = ui.graphOf(picture);
  const counts = (edge) => graph.getEdgeAttribute(edge, "data").layer === "on";
  const legend = { entries: groups.map((value) => ({ value })), of: (node) => [{ value: picture.nodes[Number(node)].group }] };
  const listed = (places) => graph.nodes().map((node) => { const { x, y } = places.get(node); return [x, y]; });
  return {
    order: graph.mapNodes((_node, { order }) => order),
    degrees: graph.mapNodes((_node, { degree }) => degree),
    rings: listed(ui.byDistance(graph, String(centre), counts).places),
    core: listed(ui.byCore(graph, counts).places),
    columns: listed(ui.inColumns(graph, counts)),
    gathered: listed(ui.gathered(graph, legend)),
    hull: ui.hull(picture.nodes.map(({ x, y }) => ({ x, y }))).map(({ x, y }) => [x, y]),
  };
});
process.stdout.write(JSON.stringify(answers));
"""
GROUPS = ["c", "a", "b"]


def asked(seed: int, members: int, ties: int) -> dict[str, Any]:
    """Make a random network as the browser is sent one."""
    dice = random.Random(seed)  # noqa: S311 - a test's own dice
    nodes = [
        {
            "id": str(number),
            "label": "",
            "kind": dice.choice(("person", "person", "organisation", "group")),
            "x": round(dice.uniform(-20, 20), 4),
            "y": round(dice.uniform(-9, 9), 4),
            "size": round(dice.uniform(0.3, 2), 3),
            "rank": dice.randrange(members),
            "group": dice.choice(GROUPS),
        }
        for number in range(members)
    ]
    lines = [
        {
            "source": str(dice.randrange(members)),
            "target": str(dice.randrange(members)),
            "layer": dice.choice(("on", "on", "off")),
            "weight": 1,
        }
        for _tie in range(ties)
    ]
    picture = {"nodes": nodes, "ties": lines}
    return {"picture": picture, "centre": dice.randrange(members), "groups": GROUPS}


def stood(question: dict[str, Any], answer: dict[str, Any]) -> Stood:
    """Return the same members for the server's twin."""
    nodes, ties = question["picture"]["nodes"], question["picture"]["ties"]
    ends = [(int(one["source"]), int(one["target"])) for one in ties if one["layer"] == "on"]
    return Stood(
        places=[(one["x"], one["y"]) for one in nodes],
        sizes=[one["size"] for one in nodes],
        order=answer["order"],
        degrees=answer["degrees"],
        is_person=[one["kind"] == "person" for one in nodes],
        lines=[pair for pair in ends if pair[0] != pair[1]],
    )


def test_members_stand_on_paper_where_the_browser_puts_them() -> None:
    sizes = ((1, 0), (2, 1), (12, 0), (12, 30), (60, 90), (400, 900))
    questions = [asked(seed, *size) for seed, size in enumerate(sizes)]
    told = subprocess.run(
        [NODE, "--input-type=module", "-e", ASK],
        cwd=FRONTEND,
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    for question, answer in zip(questions, json.loads(told.stdout), strict=True):
        members, nodes = stood(question, answer), question["picture"]["nodes"]
        groups = [[i for i, one in enumerate(nodes) if one["group"] == name] for name in GROUPS]
        found = {
            "rings": arranged(members, "rings", centre=question["centre"]),
            "core": arranged(members, "core"),
            "columns": arranged(members, "columns"),
            "gathered": arranged(members, "kept", groups=groups),
        }
        for name, places in found.items():
            for here, there in zip(places, answer[name], strict=True):
                assert here == pytest.approx(there, abs=1e-6), name
        if len(nodes) > 2:
            assert hull(members.places) == [tuple(point) for point in answer["hull"]]


def test_nobody_stands_nowhere_and_kept_places_stay() -> None:
    assert arranged(Stood([], [], [], [], [], []), "rings") == []
    two = Stood([(1.0, 2.0), (3.0, 4.0)], [1, 1], [0, 1], [0, 0], [True, True], [])
    assert arranged(two, "kept") == [(1.0, 2.0), (3.0, 4.0)]


def test_without_a_centre_the_rings_are_around_who_has_most_others() -> None:
    places = [(float(x), 0.0) for x in range(4)]
    lines = [(0, 1), (1, 2), (1, 3)]
    members = Stood(places, [1.0] * 4, [1, 0, 2, 3], [1, 3, 1, 1], [True] * 4, lines)
    assert arranged(members, "rings") == arranged(members, "rings", centre=1)
    assert arranged(members, "rings")[1] == (1.5, 0.0)
