"""Upward news: lower rooms ask, higher rooms answer. Filled in ``AppConfig.ready``.

Every protocol is bulk: ids in, values out, one query each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

T = TypeVar("T")


@dataclass
class Registry(Generic[T]):
    """An ordered list of answers to one question, each under its own name."""

    question: str
    entries: dict[str, T] = field(default_factory=dict)

    def register(self, name: str, entry: T) -> None:
        """Add ``entry``; a second one of the same name is a mistake of the programmer."""
        if name in self.entries:
            raise ValueError(f"{self.question}: {name} is registered twice")
        self.entries[name] = entry

    def __iter__(self) -> Iterator[T]:
        return iter(self.entries.values())


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the menu of a workspace; ``action`` is the value of the policy's action."""

    label: StrOrPromise
    url_name: str
    icon: str
    action: str
    order: int
    near: int = 0
    """Place at the lower edge of a phone, under the thumb; 0 is behind "More"."""


class Trace(Protocol):
    """What a merge carrier tells the audit room while it moves rows."""

    def changing(self, rows: Iterable[Model]) -> None:
        """Keep the images of rows that are about to change."""
        ...

    def deleting(self, rows: Iterable[Model]) -> None:
        """Keep the images of rows that are about to go."""
        ...


class MergeCarrier(Protocol):
    """Carries the rows of one foreign key to Party from the merged party to the kept one."""

    covers: frozenset[str]
    """Foreign keys it is answerable for, as ``app.Model.field``."""

    def carry(self, *, kept: int, gone: int, trace: Trace) -> None:
        """Point the rows of ``gone`` at ``kept``; roles and dates stay, collisions are joined."""
        ...


class SubjectData(Protocol):
    """What a room keeps about people: for a person's copy of her data and for erasure."""

    covers: frozenset[str]
    title: StrOrPromise

    def rows_for(self, party_ids: Sequence[int]) -> Mapping[int, list[dict[str, Any]]]:
        """Return readable rows by party. One query."""
        ...


class Eraser(Protocol):
    """Makes what a room keeps about people anonymous: texts and files go, structure stays.

    Higher rooms come first: they still find the name by which they know somebody.
    """

    covers: frozenset[str]
    """Models whose texts about people it is answerable for, as ``app.Model``."""

    def erase(self, party_ids: Sequence[int]) -> None:
        """Remove what tells who somebody is. There is no way back; the caller has asked."""
        ...


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One line on the timeline of a party."""

    on: str
    """ISO date, possibly partial, so that lines of different precision sort together."""
    icon: str
    text: StrOrPromise
    url: str = ""
    needs: str = ""
    """What a seat must be allowed to do to see it; empty for everybody."""
    is_meeting: bool = True
    """Whether it says that the party was there that day, not only that somebody wrote of it."""


class Timeline(Protocol):
    """Events of parties for their pages."""

    def events_for(
        self,
        party_ids: Sequence[int],
        workspace: Any,  # noqa: ANN401 - a row of a higher room
    ) -> Mapping[int, list[TimelineEvent]]:
        """Return events by party, as far as ``workspace`` is seen. One query."""
        ...


class PartyPanel(Protocol):
    """A block on the page of a party, made by a higher room.

    One with a whole number ``order`` below 50 stands before the others.
    """

    title: StrOrPromise
    template: str

    def context_for(self, party: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a row of a higher room
        """Return what the template needs; an empty mapping hides the block."""
        ...


class TiePanel(Protocol):
    """A block on the page of a relationship, made by a higher room."""

    title: StrOrPromise
    template: str

    def context_for(self, tie: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a row of a higher room
        """Return what the template needs; an empty mapping hides the block."""
        ...


class ActivityPanel(Protocol):
    """A block on the page of an activity, made by a higher room."""

    title: StrOrPromise
    template: str

    def context_for(self, seat: Any, activity: Any) -> Mapping[str, Any]:  # noqa: ANN401 - rows of higher rooms
        """Return what the template needs, as ``seat`` may see it; an empty mapping hides the block."""
        ...


@dataclass(frozen=True, slots=True)
class Learning:
    """What was learned at an activity, for documents about it."""

    activity_id: int
    kind: str
    """``intended``, ``happened``, ``why``, ``sustain``, ``improve`` of a review, or ``lesson``."""
    text: str
    owner: str = ""
    """Of something to do: who does it, as shown to this seat."""
    due: date | None = None


class Learnings(Protocol):
    """What was learned at activities. Bulk: activity keys in, what was learned out."""

    def learned_at(self, seat: Any, activity_ids: Sequence[int]) -> Sequence[Learning]:  # noqa: ANN401 - a row of a higher room
        """Return it as ``seat`` may see it, by activity, oldest first. A few queries, however many."""
        ...


class LinkPage(Protocol):
    """What a personal link opens."""

    def page_for(self, subject: UUID) -> tuple[str, Mapping[str, Any]] | None:
        """Return template and context, or ``None`` where the subject is gone.

        ``content_type`` in the context is that of the answer, where it is no page.
        """
        ...


@dataclass(frozen=True, slots=True)
class AudienceOffer:
    """People who can be told something together."""

    key: str
    """``<what>:<id>``, kept with the message."""
    label: StrOrPromise


class Audience(Protocol):
    """Groups of people whom a message can be for, of one room."""

    title: StrOrPromise

    def offers(self, seat: Any) -> Sequence[AudienceOffer]:  # noqa: ANN401 - a row of a higher room
        """Return what ``seat`` may choose. A few queries."""
        ...

    def parties_of(self, seat: Any, key: str) -> Iterable[int] | None:  # noqa: ANN401 - as above
        """Return the keys of the parties of one offer as of now; ``None`` where it is not seen."""
        ...


class HomeBlock(Protocol):
    """A block on the first page of a workspace, made by a higher room. In order of registering."""

    title: StrOrPromise
    template: str

    def context_for(self, seat: Any, network: Any) -> Mapping[str, Any]:  # noqa: ANN401 - rows of higher rooms
        """Return what the template needs of this network; an empty mapping hides the block."""
        ...


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A sentence about a network as one reader may see it, with its one act."""

    id: str
    tone: str
    """``alarm``, ``attention``, ``good`` or ``plain``."""
    sentence: StrOrPromise
    how: StrOrPromise
    act_label: StrOrPromise
    act_url: str


class FindingSource(Protocol):
    """Findings of a room about a network, beside those that are read from its rows."""

    def findings_for(self, seat: Any, network: Any) -> Sequence[FindingShown]:  # noqa: ANN401 - rows of higher rooms
        """Return findings as ``seat`` may see them; nothing where it would take long."""
        ...


@dataclass(frozen=True, slots=True)
class WeekItem:
    """One thing to do this week, with its one act."""

    key: str
    """``<room>.<what>:<id>``: the same next week, so that putting it off is remembered."""
    text: StrOrPromise
    why: StrOrPromise
    act_label: StrOrPromise
    act_url: str
    done_url: str = ""
    """Where "done" is posted, with ``step=done`` and ``back``; empty where the act is the doing."""
    due: date | None = None
    phone: str = ""
    """Whom to ring, for who may see numbers."""
    comes_back: bool = False
    """Whether ``act_url`` has a query and takes ``back``, where to go on afterwards."""


class WeekSource(Protocol):
    """What a room has for the page of this week."""

    title: StrOrPromise
    icon: str
    order: int
    """Place on the page, the most pressing first."""

    def items_for(self, seat: Any, network: Any, today: date) -> Sequence[WeekItem]:  # noqa: ANN401 - rows of higher rooms
        """Return the most urgent things first, a handful, as ``seat`` may see them."""
        ...


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A line of "what happened lately" on the first page."""

    at: datetime
    text: StrOrPromise
    url: str


@dataclass(frozen=True, slots=True)
class ColouringOffer:
    """A field or measure by which the picture can colour, size, shape or gather its members."""

    name: str
    """Kept in saved views: letters, digits, ``. _ : -``; add, never rename."""
    label: StrOrPromise
    is_measure: bool = False
    """Values are numbers; otherwise they are choices, and a legend names them."""


@dataclass(frozen=True, slots=True)
class Colouring:
    """What one offer says of each party."""

    values: Mapping[int, float | Sequence[str]]
    """By party key: a number of a measure, or the choices. Who is absent is "not known"."""
    legend: Sequence[tuple[str, StrOrPromise]] = ()
    """Choices with their names, in the order of the legend. Empty for a measure."""
    how: StrOrPromise = ""
    """Of a measure: what the number means, in a plain sentence."""


class MapColouring(Protocol):
    """Fields or measures for the picture of a network. Bulk: party keys in, values out."""

    def offers(self, seat: Any, network: Any) -> Sequence[ColouringOffer]:  # noqa: ANN401 - rows of higher rooms
        """Return what this seat may colour by, as far as it is known today. At most two queries."""
        ...

    def colouring(self, name: str, seat: Any, network: Any, party_ids: Sequence[int]) -> Colouring:  # noqa: ANN401 - rows of higher rooms
        """Return the values of one offer. A few queries, whatever the number of parties."""
        ...


merge_carriers: Registry[MergeCarrier] = Registry("merge carriers")
subject_data: Registry[SubjectData] = Registry("subject data")
erasers: Registry[Eraser] = Registry("what goes when somebody is made anonymous")
timelines: Registry[Timeline] = Registry("timelines")
party_panels: Registry[PartyPanel] = Registry("panels of a party")
tie_panels: Registry[TiePanel] = Registry("panels of a relationship")
activity_panels: Registry[ActivityPanel] = Registry("panels of an activity")
learnings: Registry[Learnings] = Registry("what was learned at activities")
audiences: Registry[Audience] = Registry("whom a message can be for")
link_pages: Registry[LinkPage] = Registry("pages of personal links")
derived: Registry[type[Model]] = Registry("rows computed from others")
"""Models whose rows may go without a trace when what they were computed from goes."""
left_out: Registry[type[Model]] = Registry("rows that no export of everything holds")
"""Secrets, and what only undo needs."""
navigation: Registry[NavigationItem] = Registry("navigation")
map_colourings: Registry[MapColouring] = Registry("fields and measures that colour the picture")
home_blocks: Registry[HomeBlock] = Registry("blocks of the first page")
week_items: Registry[WeekSource] = Registry("things to do this week")
network_findings: Registry[FindingSource] = Registry("findings about a network")
act_words: Registry[StrOrPromise | Callable[[Mapping[str, Any]], StrOrPromise]] = Registry(
    "sentences of the history"
)
"""By the name of the act, ``<room>.<entity>_<verb>``. A text names facts as ``%(name)s``."""
sensitive_fields: Registry[frozenset[str]] = Registry("fields shown only to who may see contacts")
"""By the label of the model, such as ``network.Party``."""
value_words: Registry[Callable[[Any], str]] = Registry(
    "values of a field in words, for the history"
)
"""By the name of the field; called with what is stored, answers with what a person reads."""
field_words: Registry[StrOrPromise] = Registry("words of fields that have none of their own")
"""By the label of the model and the name of the field, such as ``network.Party.extra``: the history
tells a field only if it has words, here or in its model."""
secret_rows: Registry[Callable[[Mapping[str, Any]], bool]] = Registry(
    "rows whose value nobody sees"
)
"""By the label of the model; called with an image of a row, answers whether its value is hidden."""
subjects_seen: Registry[Callable[[Any], QuerySet[Any, UUID]]] = Registry(
    "subjects of acts that are seen"
)
"""By room; called with a workspace that a limited seat entered, answers with public ids."""
after_undo: Registry[Callable[[Any], None]] = Registry("what follows an undo")
"""By the name of the undone act; called with its row, inside the transaction of the undo."""
