"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.audit"
    label = "audit"
