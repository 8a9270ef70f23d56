"""A reading as one reader sees it: sentences, change, members concerned, one act each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.insight.how import HOW, MethodShown, methods_shown
from malai.insight.results import Line, Results
from malai.insight.sentences import sentence
from malai.insight.wording import SHARES, UNITS
from malai.kernel.templatetags.malai import number
from malai.network.models import Network, Party

#: Lines whose members are named only to who may see findings with names; the others name nobody.
ADDRESSED: Final = 40
PARTS: Final[Mapping[str, StrOrPromise]] = {
    "weak": gettext_lazy("What needs care first"),
    "strong": gettext_lazy("What is strong"),
    "facts": gettext_lazy("Good to know"),
    "unknown": gettext_lazy("What is not known yet"),
}
#: What is shown under "needs", whatever its tone.
_OPEN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the reading on a page."""

    id: str
    tone: str
    part: str
    sentence: str
    change: str
    how: StrOrPromise
    methods: list[MethodShown]
    members: list[Party]
    act_label: StrOrPromise
    act_url: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads which network, with the members she may see by public id."""

    seat: OpenSeat
    network: Network
    parties: Mapping[str, Party]

    @property
    def names(self) -> dict[str, str]:
        """Names by public id."""
        return {public_id: party.name for public_id, party in self.parties.items()}

    def url(self, name: str, *more: object, **query: str) -> str:
        """Return a page of this network, with a query."""
        address = reverse(
            f"insight:{name}", args=[self.seat.workspace.public_id, self.network.public_id, *more]
        )
        asked = {key: value for key, value in query.items() if value}
        return f"{address}?{urlencode(asked)}" if asked else address


def lines_shown(results: Results, reader: Reader, before: Results | None = None) -> list[ShownLine]:
    """Return the lines as ``reader`` sees them, worst first."""
    return [_shown(line, reader, before) for line in results.lines]


def _shown(line: Line, reader: Reader, before: Results | None) -> ShownLine:
    label, url = act_of(line, reader)
    was = before.line(line.id) if before else None
    return ShownLine(
        id=line.id,
        tone=line.tone,
        part=part_of(line),
        sentence=sentence(line, reader.names),
        change=change_said(line, was),
        how=HOW[line.id],
        methods=methods_shown(line.methods),
        members=[reader.parties[one] for one in line.members if one in reader.parties],
        act_label=label,
        act_url=url,
    )


def part_of(line: Line) -> str:
    """Return under which heading a line stands."""
    if line.undefined:
        return _OPEN
    return {"alarm": "weak", "attention": "weak", "good": "strong"}.get(line.tone, "facts")


def change_said(line: Line, was: Line | None) -> str:
    """Return how the number moved since the run before; nothing where it did not or is unknown."""
    if was is None or line.number is None or was.number is None or line.id == "changed":
        return ""
    step = line.number - was.number
    if line.id in SHARES:
        points = round(100 * step)
        if not points:
            return ""
        return _("%(step)s percentage points since the last analysis") % {"step": f"{points:+d}"}
    if round(step, 1) == 0:
        return ""
    unit = UNITS[line.id]() if line.id in UNITS else ""
    sign = "+" if step > 0 else "-"
    whole = abs(step) == int(abs(step))
    return _("%(step)s %(unit)s since the last analysis") % {
        "step": f"{sign}{number(abs(step), 0 if whole else 1)}", "unit": unit,
    }  # fmt: skip


# -- One act for each line -----------------------------------------------------------------------

Place = Callable[[Line, Reader], str]


def _page(name: str, **query: str) -> Place:
    return lambda _line, reader: reader.url(name, **query)


def _naming(name: str, **query: str) -> Place:
    """Return a page that only who may see names can open; nobody else gets a button."""

    def place(_line: Line, reader: Reader) -> str:
        may = reader.seat.may(Action.FINDINGS_NAMES)
        return reader.url(name, **query) if may else ""

    return place


def _leaving(line: Line, reader: Reader) -> str:
    known = [one for one in line.members if one in reader.parties]
    return reader.url("what-if", gone=",".join(known)) if known else ""


def _unheard(line: Line, reader: Reader) -> str:
    url = reverse("network:people", args=[reader.seat.workspace.public_id])
    known = [one for one in line.members if one in reader.parties]
    if known and len(known) < ADDRESSED:
        return f"{url}?{urlencode({'parties': ','.join(known)})}"
    return url


def _stewards(_line: Line, reader: Reader) -> str:
    here = [reader.seat.workspace.public_id, reader.network.public_id]
    return reverse("network:network-members", args=here)


def _import(_line: Line, reader: Reader) -> str:
    may = reader.seat.may(Action.DATA_IMPORT)
    return reverse("interchange:upload", args=[reader.seat.workspace.public_id]) if may else ""


def _recording(_line: Line, reader: Reader) -> str:
    """Return the list of people: a relationship is noted on the page of one of the two."""
    url = reverse("network:people", args=[reader.seat.workspace.public_id])
    may = reader.seat.may(Action.NETWORK_EDIT)
    return f"{url}?{urlencode({'network': reader.network.public_id})}" if may else ""


def _picture(_line: Line, reader: Reader) -> str:
    here = [reader.seat.workspace.public_id, reader.network.public_id]
    return reverse("atlas:picture", args=here)


ACTS: Final[Mapping[str, tuple[StrOrPromise, Place]]] = {
    "empty": (gettext_lazy("Bring a workbook"), _import),
    "no_ties": (gettext_lazy("Record who works with whom"), _recording),
    "breaking": (gettext_lazy("See who could take over"), _leaving),
    "connected": (gettext_lazy("See whom to introduce"), _naming("weaving")),
    "hubs": (gettext_lazy("Look at the hubs"), _page("coordination")),
    "edge": (gettext_lazy("See who they are"), _naming("members", sort="degree", few="1")),
    "stewards": (gettext_lazy("Note who is in charge"), _stewards),
    "shape": (gettext_lazy("See coordination and command"), _page("coordination")),
    "across": (gettext_lazy("Join different groups"), _naming("weaving")),
    "mixed": (gettext_lazy("See how mixed it is"), _page("change")),
    "changed": (gettext_lazy("See what changed"), _page("change")),
    "heard": (gettext_lazy("Ask those not heard yet"), _unheard),
    "newcomers": (gettext_lazy("Welcome the newcomers"), _naming("members", role="new")),
    "introduced": (gettext_lazy("Go on introducing"), _naming("weaving")),
    "trust": (gettext_lazy("Trust and value"), _naming("trust")),
    "needs": (gettext_lazy("Gather what members need"), _naming("giving")),
    "woven": (gettext_lazy("See the picture"), _picture),
}


def act_of(line: Line, reader: Reader) -> tuple[StrOrPromise, str]:
    """Return the one act of a line: its button, and where it leads; empty where she may not go."""
    label, place = ACTS[line.id]
    return label, place(line, reader)


def ids_in(results: Results) -> Sequence[str]:
    """Return the public ids that the lines concern."""
    return list(dict.fromkeys(one for line in results.lines for one in line.members))
