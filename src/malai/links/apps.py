"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from malai.kernel.registries import act_words, left_out


class LinksConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.links"
    label = "links"

    def ready(self) -> None:
        """Tell the history about links."""
        from malai.links.models import PersonalLink

        left_out.register("links.PersonalLink", PersonalLink)
        act_words.register("links.link_make", _("Made a personal link for %(name)s."))
        act_words.register("links.link_revoke", _("Closed a personal link of %(name)s."))
