"""Areas by code and in order, villages people know, records whose area wants mending."""

from __future__ import annotations

from malai.places.selectors.areas import area_name, areas_named, parts_of, provinces

__all__ = ["area_name", "areas_named", "parts_of", "provinces"]
