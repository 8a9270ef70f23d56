"""How we know: a plain sentence for each line, and the methods behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from malai.insight.results import MethodUse
from malai.kernel.templatetags.malai import number

#: Of the days from seeing to doing, which is no line of the reading.
HOW_ACTING: Final = gettext_lazy(
    "Tasks of this network that came from these pages, those no longer needed left out. A task counts from the day of the last kept analysis before it was made, or from the day it was made where none was kept. The middle one of the days until done is told."
)
HOW: Final[Mapping[str, StrOrPromise]] = {
    "empty": gettext_lazy("Memberships that hold on the day are counted."),
    "no_ties": gettext_lazy(
        "Relationships on the chosen layers between members of the day are counted. What is not recorded is not known: it need not be absent."
    ),
    "breaking": gettext_lazy(
        "We look for the fewest members without whom the largest group of people who reach each other falls below half. Up to 200 members all that matters is tried; above, whoever has most relationships left goes first."
    ),
    "connected": gettext_lazy(
        "Two members reach each other where a chain of recorded relationships leads from one to the other, whatever its direction."
    ),
    "hubs": gettext_lazy(
        "A hub has far more contacts than the others (mean and one and a half standard deviations), or a fifth of its part would be cut off without it. “As if” counts how many would carry the ways between others if each carried the same."
    ),
    "edge": gettext_lazy(
        "Contacts on the chosen layers are counted; two relationships with one person are one contact."
    ),
    "stewards": gettext_lazy(
        "Memberships with the roles network manager and deputy manager that hold on the day are counted."
    ),
    "shape": gettext_lazy(
        "How far contact gathers around one member, against how far orders (the layer of authority) run one way, among those tied by orders."
    ),
    "across": gettext_lazy(
        "Of the relationships whose both ends belong to one known organisation or group, those that join two different ones."
    ),
    "mixed": gettext_lazy(
        "Diversity as a share of the greatest possible with as many kinds. Members of whom it is not known are left out."
    ),
    "changed": gettext_lazy(
        "Relationships that hold on the one day and not on the other; unknown beginnings count as before, unknown ends as not yet."
    ),
    "heard": gettext_lazy(
        "A relationship is said by a side where that side, or somebody who speaks for it, is its source. Files and onlookers do not count. What was not said is missing, not absent."
    ),
    "newcomers": gettext_lazy(
        "Who joined within 90 days before the day. Nobody is called new where most members are."
    ),
    "introduced": gettext_lazy(
        "Pairs that somebody took on from the list of introductions, and whether a relationship between them is recorded now."
    ),
    "trust": gettext_lazy(
        "The mean of what partners answered about each other's reliability, support of the goal, and openness. Hidden below three raters."
    ),
    "needs": gettext_lazy(
        "What members said they look for, in their own words, counted where they used the same words."
    ),
    "woven": gettext_lazy("Each pair counts once, however many relationships it has."),
}


#: What was chosen for a measure, in words; a choice that is not here is told as it is.
CHOSEN: Final[Mapping[str, StrOrPromise]] = {
    "chain": gettext_lazy("chains: %(value)s"),
    "pivots": gettext_lazy("from %(value)s starting points"),
    "mode": gettext_lazy("direction: %(value)s"),
    "resolution": gettext_lazy("fineness %(value)s"),
    "runs": gettext_lazy("best of %(value)s runs"),
    "permutations": gettext_lazy("%(value)s shuffles"),
    "damping": gettext_lazy("damping %(value)s"),
    "threshold": gettext_lazy("from a share of %(value)s"),
    "within": gettext_lazy("within %(value)s"),
    "most": gettext_lazy("at most %(value)s"),
    "each": gettext_lazy("at most %(value)s each"),
    "layers": gettext_lazy("%(value)s layers"),
    "leavers": gettext_lazy("%(value)s who left"),
}
VALUES: Final[Mapping[str, StrOrPromise]] = {
    "weak": gettext_lazy("whatever the direction"),
    "strong": gettext_lazy("along the direction"),
    "all": gettext_lazy("both directions"),
    "out": gettext_lazy("outgoing"),
    "in": gettext_lazy("incoming"),
    "network": gettext_lazy("the whole network"),
    "part": gettext_lazy("the part of each"),
}


@dataclass(frozen=True, slots=True)
class MethodShown:
    """One method as a reader sees it."""

    id: str
    said: str
    """Its parameters and how exact it was."""

    @property
    def anchor(self) -> str:
        """Return its place on the page of methods."""
        return self.id.replace(".", "-")


def methods_shown(uses: tuple[MethodUse, ...]) -> list[MethodShown]:
    """Return the methods of a line in words, each once."""
    return [MethodShown(use.id, " · ".join(_parts(use))) for use in _once(uses)]


def _once(uses: tuple[MethodUse, ...]) -> Iterator[MethodUse]:
    seen: set[str] = set()
    for use in uses:
        if use.id not in seen:
            seen.add(use.id)
            yield use


def _parts(use: MethodUse) -> Iterator[str]:
    said = {name: value for name, value in use.parameters.items() if name != "is_exact"}
    yield from (_chosen(name, value) for name, value in said.items() if value is not None)
    if not use.parameters.get("is_exact", True):
        yield _("searched for, perhaps not the best")
    elif use.error_bound is not None:
        yield _("sampled, at most ± %(bound)s") % {"bound": number(use.error_bound, 3)}
    elif use.seed is not None:
        yield _("with chance, seed %(seed)s") % {"seed": use.seed}
    else:
        yield _("exact")


def _chosen(name: str, value: object) -> str:
    """Return one choice in words."""
    words = CHOSEN.get(name)
    said = VALUES.get(str(value), str(value))
    return str(words) % {"value": said} if words else f"{name} {said}"
