"""Layers of the map: brought and taken away. Each is one act."""

from __future__ import annotations

import io
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.atlas.models import MapLayer
from malai.audit.services import recorded
from malai.files.services import file_path, file_taken
from malai.network.carriers import rows_drop
from malai.network.models import Network
from malai_core.formats.geojson import MOST_BYTES, geojson_read
from malai_core.text import clean

#: Layers of one network.
MOST_LAYERS = 20


def map_layer_add(*, by: User | None, network: Network, name: str, content: IO[bytes]) -> MapLayer:
    """Keep the shapes of a GeoJSON file as a layer of the map of ``network``.

    Raises
    ------
    ValidationError
        No name, or too many layers.
    UnreadableFileError
        The file cannot be drawn; the sentence says why and what to do.
    """
    row = MapLayer(workspace=network.workspace, network=network, name=clean(name)[:100])
    if not row.name:
        raise ValidationError({"name": _("Give the layer a name.")})
    if MapLayer.objects.filter(network=network).count() >= MOST_LAYERS:
        raise ValidationError(
            _("This map has %(most)s layers already. Take one away first.") % {"most": MOST_LAYERS}
        )
    shapes = geojson_read(content.read(MOST_BYTES + 1))
    row.shapes = len(shapes.features)
    kept, file = io.BytesIO(shapes.written()), f"{row.name}.geojson"
    with (
        file_taken(by=by, workspace=network.workspace, name=file, content=kept) as stored,
        recorded("atlas.map_layer_add", by=by, workspace=network.workspace, name=row.name) as trace,
    ):
        row.file = trace.create(stored)
        trace.about(row.public_id)
        return trace.create(row)


def map_layer_drop(*, by: User | None, layer: MapLayer) -> None:
    """Take a layer off the map; the history can bring it back."""
    with recorded(
        "atlas.map_layer_drop",
        by=by,
        workspace=layer.workspace,
        subject=layer.public_id,
        name=layer.name,
    ) as trace:
        trace.deleting([layer])
        rows_drop([layer])


def layer_written(layer: MapLayer) -> bytes | None:
    """Return the shapes of a layer as GeoJSON, ``None`` where the file is gone from the disk."""
    path = file_path(layer.file)
    return path.read_bytes() if path.exists() else None
