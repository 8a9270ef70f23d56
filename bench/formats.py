"""Reading network files: time against networkx, memory against the number of ties."""

from __future__ import annotations

import csv
import json
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.harness import line, peak_mb, ratio, seconds
from malai_core.formats.networks import (
    Member,
    Network,
    Tie,
    WriteOptions,
    read_network,
    write_network,
)

MEMBERS, TIES = 10_000, 50_000
FEW, MANY = 100_000, 1_000_000

_STREAM = """
import sys
from pathlib import Path
from malai_core.formats.networks import Tie, open_records
with open_records(Path(sys.argv[1])) as (form, records):
    count = sum(type(record) is Tie for record in records)
"""
EVERYTHING = WriteOptions(has_personal=True)


def main() -> None:
    """Make the files, measure, and remove them."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = written(folder, network())
        for name, floor in floors(files).items():
            against(name, files[name], *floor)
        for name in files.keys() - floors(files).keys():
            took = seconds(lambda name=name: read_network(files[name]))  # type: ignore[misc] # bound now
            line(f"{name}, no floor", f"{MEMBERS / took:,.0f} members/s ({took:.3f} s)")
        for name, write in STREAMS.items():
            memory(name, write, folder)


def network() -> Network:
    """Return a network of 10,000 members with three attributes and 50,000 ties with two."""
    chance = random.Random(1)
    members = [
        Member(
            str(n), f"สมาชิก {n}", {"age": 20 + n % 60, "tambon": f"ตำบล {n % 90}", "share": n / 7}
        )
        for n in range(1, MEMBERS + 1)
    ]
    ends = ((chance.randint(1, MEMBERS), chance.randint(1, MEMBERS)) for _ in range(TIES))
    ties = [
        Tie(str(a), str(b), "advice", weight=1.0 + n % 5, attributes={"since": 2000 + n % 24})
        for n, (a, b) in enumerate(sorted(set(ends)))
    ]
    return Network.of(members, ties)


def written(folder: Path, net: Network) -> dict[str, Path]:
    """Write the network in every format, and return where."""
    endings = {
        "graphml": "x.graphml", "gexf": "x.gexf", "pajek": "x.net", "gml": "x.gml", "dl": "x.dl",
        "vna": "x.vna", "kumu": "x.json", "cytoscape": "x.cyjs", "csv-ties": "ties.csv", "csv": "tables",
        "xlsx": "x.xlsx",
    }  # fmt: skip
    found = {}
    for form, name in endings.items():
        write_network(net, folder / name, form=form, options=EVERYTHING)
        found[form] = folder / name
    return found


def floors(files: dict[str, Path]) -> dict[str, tuple[str, Callable[[], object]]]:
    """Return for each format the fastest other reader there is in Python, besides C."""
    import networkx as nx

    def kumu() -> nx.MultiGraph:
        graph = nx.MultiDiGraph()
        content = json.loads(files["kumu"].read_text(encoding="utf-8"))
        graph.add_nodes_from((e["id"], e) for e in content["elements"])
        graph.add_edges_from((c["from"], c["to"], c) for c in content["connections"])
        return graph

    def ties() -> nx.DiGraph:
        with files["csv-ties"].open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            graph = nx.MultiDiGraph()
            for row in rows:
                numbers = {"weight": float(row["Weight"]), "since": int(row["since"])}
                graph.add_edge(row["Source"], row["Target"], **row | numbers)
        return graph

    return {
        "graphml": ("networkx", lambda: nx.read_graphml(files["graphml"])),
        "gexf": ("networkx", lambda: nx.read_gexf(files["gexf"])),
        "pajek": ("networkx", lambda: nx.read_pajek(files["pajek"])),
        "gml": ("networkx", lambda: nx.read_gml(files["gml"], label="id")),
        "kumu": ("json and networkx", kumu),
        "csv-ties": ("csv and networkx", ties),
    }


def against(name: str, path: Path, floor: str, other: Callable[[], object]) -> None:
    """Print the ratio of times and our members per second."""
    took = seconds(lambda: read_network(path))
    ratio(f"{name} to {floor}, {MEMBERS / took:,.0f} members/s", lambda: read_network(path), other)


def memory(name: str, write: Callable[[Path, int], None], folder: Path) -> None:
    """Print the peak memory of streaming at two numbers of ties; flat is 1.00."""
    peaks = []
    for count in (FEW, MANY):
        path = folder / f"{count}.{name}"
        write(path, count)
        peaks.append(peak_mb(_STREAM, str(path)))
        path.unlink()
    text = f"{peaks[1] / peaks[0]:6.2f} x   ({peaks[1]:.0f} MB against {peaks[0]:.0f} MB)"
    line(f"peak memory, 1,000,000 ties to 100,000, {name}", text)


def graphml(path: Path, count: int) -> None:
    """Write ``count`` ties among 1,000 members."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/>')
        file.write('<graph edgedefault="directed">\n')
        file.writelines(f'<node id="{n}"/>\n' for n in range(1000))
        file.writelines(
            f'<edge source="{n % 1000}" target="{n * 7 % 1000}"><data key="w">1.5</data></edge>\n'
            for n in range(count)
        )
        file.write("</graph></graphml>\n")


def gexf(path: Path, count: int) -> None:
    """Write ``count`` ties among 1,000 members."""
    with path.open("w", encoding="utf-8") as file:
        file.write("<gexf><graph><nodes>\n")
        file.writelines(f'<node id="{n}"/>\n' for n in range(1000))
        file.write("</nodes><edges>\n")
        file.writelines(
            f'<edge source="{n % 1000}" target="{n * 7 % 1000}" weight="2"/>\n'
            for n in range(count)
        )
        file.write("</edges></graph></gexf>\n")


def pajek(path: Path, count: int) -> None:
    """Write ``count`` ties among 1,000 members."""
    with path.open("w", encoding="utf-8") as file:
        file.write("*Vertices 1000\n*Arcs\n")
        file.writelines(f"{n % 1000 + 1} {n * 7 % 1000 + 1} 2\n" for n in range(count))


def dl(path: Path, count: int) -> None:
    """Write ``count`` ties among 1,000 members."""
    with path.open("w", encoding="utf-8") as file:
        file.write("dl n=1000 format=edgelist1\ndata:\n")
        file.writelines(f"{n % 1000 + 1} {n * 7 % 1000 + 1} 2\n" for n in range(count))


def gml(path: Path, count: int) -> None:
    """Write ``count`` ties among 1,000 members."""
    with path.open("w", encoding="utf-8") as file:
        file.write("graph [\n")
        file.writelines(f"node [ id {n} ]\n" for n in range(1000))
        file.writelines(f"edge [ source {n % 1000} target {n * 7 % 1000} ]\n" for n in range(count))
        file.write("]\n")


def ties_csv(path: Path, count: int) -> None:
    """Write ``count`` ties among 1,000 members."""
    with path.open("w", encoding="utf-8") as file:
        file.write("Source,Target,Weight\n")
        file.writelines(f"{n % 1000},{n * 7 % 1000},2\n" for n in range(count))


STREAMS: dict[str, Callable[[Path, int], None]] = {
    "graphml": graphml,
    "gexf": gexf,
    "net": pajek,
    "dl": dl,
    "gml": gml,
    "csv": ties_csv,
}
