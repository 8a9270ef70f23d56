"""Every network format: what it is called, its endings, who reads it and who writes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from malai_core.formats.networks.holds import HOLDS

if TYPE_CHECKING:
    from malai_core.formats.networks.context import Opened
    from malai_core.formats.networks.model import Network, Record

_HERE: Final = "malai_core.formats.networks"


@dataclass(frozen=True, slots=True)
class Format:
    """One format. Reader and writer are named, so that each is loaded when it is used."""

    title: str
    endings: tuple[str, ...]
    reader: str = ""
    """``module.function``; "" for what is read as a workbook."""
    writer: str = ""
    """``module.function``; "" for what is only read."""
    invents: bool = False
    """Whether a tie may name a member that is listed nowhere."""
    is_matrix: bool = False
    """Whether a relation that is symmetric is meant as undirected."""

    def records(self, opened: Opened) -> Iterator[Record]:
        """Return the records of a file of this format."""
        found: Iterator[Record] = _function(self.reader)(opened)
        return found

    def pieces(self, network: Network) -> Iterator[bytes]:
        """Yield the bytes of a file of this format."""
        for piece in _function(self.writer)(network):
            yield piece.encode() if isinstance(piece, str) else piece


def _function(path: str) -> Any:  # noqa: ANN401 - readers and writers of two shapes
    module, name = path.rsplit(".", 1)
    return getattr(import_module(f"{_HERE}.{module}"), name)


FORMATS: Final[dict[str, Format]] = {
    "graphml": Format("GraphML", (".graphml",), "graphml.read", "write_xml.write_graphml"),
    "gexf": Format("GEXF", (".gexf",), "gexf.read", "write_xml.write_gexf"),
    "pajek": Format("Pajek", (".net", ".pajek"), "pajek.read", "write_text.write_pajek"),
    "paj": Format("Pajek project", (".paj", ".clu", ".vec"), "pajek.read", "write_text.write_paj"),
    "dl": Format("UCINET DL", (".dl",), "dl.read", "write_text.write_dl", is_matrix=True),
    "dl-matrix": Format(
        "UCINET DL, full matrices", (), "dl.read", "write_text.write_dl_matrix", is_matrix=True
    ),
    "vna": Format(
        "NetDraw VNA", (".vna",), "vna.read", "write_text.write_vna", invents=True, is_matrix=True
    ),
    "gml": Format("GML", (".gml",), "gml.read", "write_text.write_gml"),
    "dot": Format("DOT", (".dot", ".gv"), "dot.read", invents=True),
    "kumu": Format("Kumu JSON", (".json",), "kumu.read", "write_json.write_kumu"),
    "cytoscape": Format(
        "Cytoscape.js", (".cyjs",), "graph_json.read_cytoscape", "write_json.write_cytoscape"
    ),
    "graphcommons": Format("Graph Commons", (), "graph_json.read_graph_commons"),
    "nodelink": Format("nodes and links", (), "graph_json.read_node_link"),
    "xlsx": Format("Kumu workbook", (".xlsx",), "", "write_tables.write_xlsx", invents=True),
    "csv": Format("Gephi csv, a folder", ("",), "", "write_tables.nodes_csv", invents=True),
    "csv-ties": Format("tie list", (".csv",), "", "write_tables.edges_csv", invents=True),
    "csv-matrix": Format("matrix", (), "", "write_tables.matrix_csv", is_matrix=True),
    "xlsx-matrix": Format("matrices", (), "", "write_tables.matrix_xlsx", is_matrix=True),
    "2sm": Format("two-mode numbers", (".2sm",), "", "write_tables.write_2sm", is_matrix=True),
    "vcard": Format(
        "vCard", (".vcf",), "people_files.read_vcard", "people_files.write_vcard", invents=True
    ),
    "ical": Format("iCalendar", (".ics",), "people_files.read_ical", "people_files.write_ical"),
    "canvas": Format("Network Canvas", (), ""),
    "egoweb": Format("EgoWeb", (), "", invents=True),
}
PEOPLE_FILES: Final = frozenset({"vcard", "ical"})
"""Formats of people and events: what they hold of a network is told by reading it back."""
WRITTEN: Final = tuple(name for name, found in FORMATS.items() if found.writer)


def format_for(path_ending: str) -> str:
    """Return the format that an ending asks for, "" where none does.

    Examples
    --------
    >>> format_for(".net"), format_for(""), format_for(".docx")
    ('pajek', 'csv', '')
    """
    wanted = path_ending.lower()
    return next((name for name in WRITTEN if wanted in FORMATS[name].endings), "")


def holds_table() -> list[tuple[str, str]]:
    """Return (name, title) of the formats that are written, for help and docs."""
    return [(name, FORMATS[name].title) for name in WRITTEN if name in HOLDS]
