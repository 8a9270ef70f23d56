"""The room as Django sees it: its entries of the menu and its words in the history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from malai.kernel.registries import NavigationItem, act_words, left_out, navigation


class SiteConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.site"
    label = "site"

    def ready(self) -> None:
        """Fill the registries."""
        for item in (
            NavigationItem(_("Home"), "site:home", "house", "findings.read", 0, near=1),
            NavigationItem(_("This week"), "site:week", "list-checks", "findings.read", 0),
            NavigationItem(
                _("People who work here"), "site:seats", "user-cog", "workspace.manage", 90
            ),
        ):
            navigation.register(item.url_name, item)
        from malai.site.models import PutOff

        left_out.register("site.PutOff", PutOff)
        act_words.register("site.workspace_create", _("Opened the workspace %(name)s."))
        act_words.register("site.seat_invite", invited)
        act_words.register("site.seat_role_change", role_changed)
        act_words.register("site.seat_reach_change", reach_changed)
        act_words.register("site.seat_remove", _("Took the seat of %(name)s away."))


def role_said(stored: Any) -> str:  # noqa: ANN401 - whatever the facts hold
    """Return a role in words; one that is gone stays as it was written."""
    from malai.accounts.models import Role

    return str(Role(stored).label) if stored in Role.values else str(stored)


def invited(facts: Mapping[str, Any]) -> str:
    """Say who was invited as what."""
    role = role_said(facts["role"])
    return _now("Invited %(name)s as {role}.").replace("{role}", role)


def reach_changed(facts: Mapping[str, Any]) -> str:
    """Say whose reach was changed to what."""
    from malai.accounts.models import Scope

    scope = facts["scope"]
    said = str(Scope(scope).label) if scope in Scope.values else str(scope)
    return _now("Changed what %(name)s sees to: {scope}.").replace("{scope}", said)


def role_changed(facts: Mapping[str, Any]) -> str:
    """Say whose role was changed from what to what."""
    was, role = role_said(facts["was"]), role_said(facts["role"])
    said = _now("Changed the role of %(name)s from {was} to {role}.")
    return said.replace("{was}", was).replace("{role}", role)
