"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from malai.kernel.registries import NavigationItem, act_words, left_out, navigation


class AuditConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.audit"
    label = "audit"

    def ready(self) -> None:
        """Put the history into the menu and tell of undos."""
        from malai.audit.models import RowImage
        from malai.audit.words import undo_told

        left_out.register("audit.RowImage", RowImage)
        act_words.register("audit.act_undo", undo_told)
        navigation.register(
            "audit.acts", NavigationItem(_("History"), "audit:acts", "history", "history.read", 80)
        )
