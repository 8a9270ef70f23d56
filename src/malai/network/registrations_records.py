"""What the room answers about kinds, charters, roles, projects, agreements, fields and words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.policy import Action
from malai.kernel import registries
from malai.kernel.registries import NavigationItem


def register() -> None:
    """Fill the registries of the kernel."""
    _menu()
    for action, words in WORDS.items():
        registries.act_words.register(action, words)


def _menu() -> None:
    add = registries.navigation.register
    add(
        "network.words",
        NavigationItem(
            _("Words and fields"),
            "network:kinds",
            "sliders-horizontal",
            Action.WORKSPACE_MANAGE.value,
            85,
        ),
    )


WORDS: Final[dict[str, StrOrPromise]] = {
    "network.membership_role": _("Noted another role of %(name)s in the network %(network)s."),
    "network.membership_hand_over": _(
        "Noted when %(name)s hands over the work in the network %(network)s."
    ),
    "network.membership_pause": _("Noted that %(name)s rests in the network %(network)s."),
    "network.membership_resume": _(
        "Noted that %(name)s takes part again in the network %(network)s."
    ),
    "network.review_plan": _("Planned a review of the network %(name)s."),
    "network.review_hold": _("Noted a review of the network %(name)s."),
    "network.network_end": _("Noted that the network %(name)s ended."),
    "network.network_reopen": _("Noted that the network %(name)s lives again."),
    "network.tie_reopen": _(
        "Noted that the relationship of %(source)s and %(target)s holds after all."
    ),
    "network.evidence_add": _("Noted who says that %(source)s and %(target)s are connected."),
    "network.tie_kind_add": _("Added the kind of relationship “%(name)s”."),
    "network.tie_kind_change": _("Changed the kind of relationship “%(name)s”."),
    "network.tie_kind_retire": _("Retired the kind of relationship “%(name)s”."),
    "network.tie_kind_restore": _("Offers the kind of relationship “%(name)s” again."),
}
