"""The room as Django sees it: the entry of the menu, words of the history, what follows an undo."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterchangeConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.interchange"
    label = "interchange"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.access.policy import Action
        from malai.interchange.erasing import ImportEraser
        from malai.interchange.services.undoing import import_undone
        from malai.interchange.week import RowsOfWeek
        from malai.interchange.words import ACTS, FIELDS
        from malai.kernel import registries

        registries.navigation.register(
            "interchange.imports",
            registries.NavigationItem(
                label=_("Import"),
                url_name="interchange:imports",
                icon="file-up",
                action=Action.DATA_IMPORT,
                order=50,
            ),
        )
        registries.week_items.register("interchange", RowsOfWeek())
        # The sentence of a row set aside quotes its cells.
        registries.sensitive_fields.register(
            "interchange.Doubt", frozenset({"sentence_th", "sentence_en"})
        )
        registries.erasers.register("interchange", ImportEraser())
        registries.after_undo.register("interchange.import_write", import_undone)
        for action, words in ACTS.items():
            registries.act_words.register(action, words)
        for name, words in FIELDS.items():
            registries.field_words.register(f"interchange.Doubt.{name}", words)
