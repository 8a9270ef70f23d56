"""Loading of areas, addresses of rows, mending of old ones, working areas."""

from __future__ import annotations

from malai.places.services.areas import areas_ensure, areas_of_the_package

__all__ = ["areas_ensure", "areas_of_the_package"]
