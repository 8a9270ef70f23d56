"""The kernel as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """No models of its own."""

    name = "malai.kernel"
    label = "kernel"
