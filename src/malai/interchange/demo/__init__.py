"""The demonstration network: invented people, made by a seeded generator, written as acts."""

from __future__ import annotations

from malai.interchange.demo.fill import demo_fill, demo_is_filled, demo_workspace

__all__ = ["demo_fill", "demo_is_filled", "demo_workspace"]
