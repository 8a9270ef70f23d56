"""Which network format a file is, told from its content; never from its ending."""

from __future__ import annotations

import re
from typing import Final

_BOM: Final = "\ufeff"
_XML_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?(graphml|gexf)\b", re.IGNORECASE)
_PAJEK: Final = re.compile(
    r"\*\s*(network|vertices|arcs|edges|matrix|arcslist|edgeslist|partition|vector|permutation)\b",
    re.IGNORECASE,
)
_VNA: Final = re.compile(r"\*\s*(node|tie)[ _]*(data|properties)\b", re.IGNORECASE)
_DL: Final = re.compile(r"dl\b(?=\s*$|\s*[\r\n]|\s*,|\s+(?:n|nr|nc|nm|format)\b)", re.IGNORECASE)
_GML: Final = re.compile(r"(?:^|[\s\]])graph\s*\[", re.IGNORECASE)
_DOT: Final = re.compile(
    r"(?:strict\s+)?(?:di)?graph\s*(?:\"(?:[^\"\\]|\\.)*\"|[\w\x80-\U0010ffff]+)?\s*\{",
    re.IGNORECASE,
)
_BEGINNINGS: Final = {"BEGIN:VCARD": "vcard", "BEGIN:VCALENDAR": "ical"}
#: In this order: a VNA file begins with a star as a Pajek file does.
_STARTS: Final = {"vna": _VNA, "pajek": _PAJEK, "dl": _DL, "dot": _DOT}
_COMMENT: Final = re.compile(r"\s*(?://[^\n]*\n|/\*.*?\*/|[#%][^\n]*\n)", re.DOTALL)
_JSON: Final = re.compile(r'\{\s*["}]|\[\s*[\[{\]]')


def format_of(head: str) -> str:
    r"""Return the name of the format that a text begins like, "" where it is none of ours.

    Parameters
    ----------
    head
        The first letters, 64,000 are enough.

    Examples
    --------
    >>> format_of("*Vertices 2\n1 \"แดง\"\n"), format_of("DL\nN=34 NM=2\n"), format_of("ชื่อ,โทร\n")
    ('pajek', 'dl', '')
    """
    bare = head.lstrip(_BOM).lstrip()
    if bare.startswith("<"):
        found = _XML_ROOT.search(bare)
        return found[1].lower() if found else ""
    return _text_kind(bare)


def _text_kind(bare: str) -> str:
    plain = bare
    while (comment := _COMMENT.match(plain)) is not None and comment.end():
        plain = plain[comment.end() :]
    plain = plain.lstrip()
    first = bare[:200].split("\n", 1)[0].strip().upper()
    if first in _BEGINNINGS:
        return _BEGINNINGS[first]
    for form, start in _STARTS.items():
        if start.match(plain):
            return form
    return "gml" if plain[:1].isalpha() and _GML.search(plain[:4000]) else ""


def is_json(head: str) -> bool:
    """Tell whether a text begins like JSON: an object, or a list of them."""
    bare = head.lstrip(_BOM).lstrip()
    return _JSON.match(bare) is not None


def format_of_json(content: object) -> str:
    """Return the format of a JSON file's content, "" where it is none of ours.

    Examples
    --------
    >>> format_of_json({"elements": [], "connections": []}), format_of_json([1])
    ('kumu', '')
    """
    if isinstance(content, list):
        return "cytoscape" if content and _is_element(content[0]) else ""
    if not isinstance(content, dict):
        return ""
    inner = content.get("map")
    keys = content.keys()
    if "connections" in keys or (isinstance(inner, dict) and "elements" in inner):
        return "kumu"
    if "elements" in keys:
        elements = content["elements"]
        is_kumu = isinstance(elements, list) and not (elements and _is_element(elements[0]))
        return "kumu" if is_kumu else "cytoscape"
    graph = content.get("graph")
    if keys & {"nodeTypes", "edgeTypes"} or (isinstance(graph, dict) and "nodes" in graph):
        return "graphcommons"
    return "nodelink" if "nodes" in keys else ""


def _is_element(element: object) -> bool:
    return isinstance(element, dict) and isinstance(element.get("data"), dict)
