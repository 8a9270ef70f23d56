"""Which rows of higher rooms lie somewhere: they register here, and their areas are looked after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django_stubs_ext import StrOrPromise

from malai.kernel.registries import Registry


@dataclass(frozen=True, slots=True)
class Bearer:
    """A kind of row with an area: its model (``Located``, with ``workspace`` and ``public_id``) and its page."""

    model: type[Any]
    label: StrOrPromise
    url_of: Callable[[Any], str]
    """The page of one row; its workspace was read with it."""
    has_house: bool = True


bearers: Registry[Bearer] = Registry("rows that lie somewhere")
