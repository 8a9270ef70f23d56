"""What yEd draws into a GraphML file: labels, places, colours and shapes, as plain attributes."""

from __future__ import annotations

from typing import Final

from malai_core.formats.networks.model import Attributes
from malai_core.formats.networks.values import number
from malai_core.formats.networks.xml import XmlAttributes

_KEPT: Final[dict[str, tuple[str, ...]]] = {
    "Geometry": ("x", "y", "width", "height"),
    "Fill": ("color",),
    "BorderStyle": ("color", "width"),
    "LineStyle": ("color", "type", "width"),
    "Shape": ("type",),
    "Arrows": ("source", "target"),
}


class Drawing:
    """Takes the elements inside one ``data`` of yEd."""

    def __init__(self) -> None:
        self._values: Attributes = {}
        self._labels: list[str] = []

    def start(self, tag: str, attributes: XmlAttributes) -> None:
        """Keep the attributes of the elements that say how something is drawn."""
        for name in _KEPT.get(tag, ()):
            if name in attributes:
                found = number(attributes[name])
                value = attributes[name] if found is None else found
                place = name if tag == "Geometry" and name in {"x", "y"} else f"y:{tag}.{name}"
                self._values.setdefault(place, value)

    def end(self, tag: str, text: str) -> None:
        """Keep the text of labels."""
        if tag in {"NodeLabel", "EdgeLabel"} and text.strip():
            self._labels.append(text.strip())

    def values(self) -> Attributes:
        """Return what was kept; several labels of one thing are joined by a line end."""
        if self._labels:
            self._values["y:label"] = "\n".join(self._labels)
        return self._values
