"""What the history says of an act, in the words that its room registered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from malai.kernel.registries import act_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from malai.audit.models import Act


class Facts(dict[str, Any]):
    """Facts of an act; an absent one is a dash, so that old acts can still be told."""

    def __missing__(self, key: str) -> str:
        return "–"


def sentence_of(act: Act) -> str:
    """Return what was done, in the language of the page."""
    return told(act.action, act.facts)


def told(action: str, facts: Mapping[str, Any]) -> str:
    """Return the registered sentence of ``action`` with its facts filled in."""
    entry = act_words.entries.get(action)
    if entry is None:
        return _("Something was done (%(action)s).") % {"action": action}
    text: StrOrPromise = entry(Facts(facts)) if callable(entry) else entry
    return str(text) % Facts(facts)


def undo_told(facts: Mapping[str, Any]) -> str:
    """Return the sentence of an undo: it carries the facts of what it undid."""
    first = told(str(facts["undone_action"]), facts)
    # The sentence is finished: its percent signs are letters now.
    return _("Undone: %(sentence)s").replace("%(sentence)s", first.replace("%", "%%"))
