"""The lines of a reading as sentences: with names for who may see them, with counts for others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from malai.insight.results import Line
from malai.insight.wording import attribute_said, value_said
from malai.kernel.templatetags.malai import language, number, percent, thai_date

#: Names in a sentence; the others are counted.
NAMED: Final = 3
#: Names by public id, empty where the reader may not see them.
Names = Mapping[str, str]


def sentence(line: Line, names: Names) -> str:
    """Return the line as one sentence in the language of the page."""
    if line.undefined:
        end = "." if language() == "en" else ""
        return f"{UNKNOWN[line.id]()} {line.undefined[language()]}{end}"
    return SAID[line.id](line, [names[one] for one in line.members if one in names])


def listed(names: Sequence[str], total: int) -> str:
    """Return some names, and how many there are beside them."""
    shown = ", ".join(names[:NAMED])
    more = total - min(len(names), NAMED)
    if more <= 0:
        return shown
    return _("%(names)s and %(more)s more") % {"names": shown, "more": number(more)}


def _empty(line: Line, names: list[str]) -> str:  # noqa: ARG001 - the form of a sentence
    return _("Nobody is in this network on that day yet.")


def _no_ties(line: Line, names: list[str]) -> str:  # noqa: ARG001 - the form of a sentence
    return ngettext(
        "One member is here, and no relationship is recorded yet.",
        "%(members)s members are here, and no relationship between them is recorded yet.",
        int(line.values["members"] or 0),
    ) % _numbers(line)


def _breaking(line: Line, names: list[str]) -> str:
    values = _numbers(line)
    if line.tone == "good":
        return (
            _(
                "It takes %(count)s people to leave before the largest part falls below half: the network does not hang on a few."
            )
            % values
        )
    if names:
        said = {**values, "names": listed(names, int(line.number or 0))}
        return (
            _(
                "Without %(names)s, the part of %(before)s who reach each other would fall to %(left)s."
            )
            % said
        )
    return (
        ngettext(
            "Without one member, the part of %(before)s who reach each other would fall to %(left)s.",
            "Without %(count)s members, the part of %(before)s who reach each other would fall to %(left)s.",
            int(line.number or 0),
        )
        % values
    )


def _connected(line: Line, names: list[str]) -> str:  # noqa: ARG001 - the form of a sentence
    values = _numbers(line)
    if line.values["parts"] == 1 and not line.values["alone"]:
        return _("Everybody can reach everybody else through people they know.")
    if not line.values["parts"]:
        return _("No relationship is recorded yet, so nobody reaches anybody.")
    if line.values["parts"] == 1:
        return (
            _("All who have a relationship reach each other; %(alone)s have none recorded.")
            % values
        )
    return (
        _(
            "The network is in %(parts)s separate parts: %(share)s of all pairs can reach each other."
        )
        % values
    )


def _hubs(line: Line, names: list[str]) -> str:
    count = int(line.values["count"] or 0)
    if not count:
        return _("No coordinating hub stands out: contact is spread over many.")
    said = {
        "count": number(count),
        "carrying": number(_real(line, "carrying")),
        "names": listed(names, count),
    }
    carried = (_real(line, "carrying") or 0) >= 1.5
    if names and carried:
        return (
            _(
                "Contact flows through %(names)s; the ways between others are spread as if %(carrying)s carried them equally."
            )
            % said
        )
    if names:
        return _("Contact flows through %(names)s.") % said
    return (
        ngettext(
            "Contact flows through one coordinating hub.",
            "Contact flows through %(count)s coordinating hubs.",
            count,
        )
        % said
    )


def _edge(line: Line, names: list[str]) -> str:  # noqa: ARG001 - a list of many is for its page
    values = _numbers(line)
    if not line.values["count"]:
        return _("Everybody has at least two relationships.")
    if not line.values["alone"]:
        return _("%(count)s of %(members)s hang on one relationship.") % values
    return (
        _(
            "%(count)s of %(members)s hang on one relationship or none; %(alone)s of them have none recorded."
        )
        % values
    )


def _stewards(line: Line, names: list[str]) -> str:  # noqa: ARG001 - the form of a sentence
    if line.values["managers"] and line.values["deputies"]:
        return _("The network has a manager and a deputy who can stand in.")
    if line.values["managers"]:
        return _("The network has a manager, and no deputy is noted yet.")
    if line.values["deputies"]:
        return _("The network has a deputy, and no manager is noted yet.")
    return _("No manager and no deputy of the network is noted yet.")


def _shape(line: Line, names: list[str]) -> str:  # noqa: ARG001 - the form of a sentence
    return SHAPES[str(line.values["shape"])]()


SHAPES: Final[Mapping[str, Callable[[], str]]] = {
    "coordinated": lambda: _(
        "Contact gathers around a hub that has no power over the others: a horizontal network with a coordinating hub."
    ),
    "commanded": lambda: _("Contact gathers and orders run one way: a vertical network."),
    "distributed": lambda: _(
        "Contact is spread and nobody commands: a horizontal network without one centre."
    ),
    "fragmented": lambda: _(
        "Orders run one way, yet contact has no centre: command without coordination."
    ),
}


def _across(line: Line, names: list[str]) -> str:  # noqa: ARG001 - the form of a sentence
    values = _numbers(line)
    if line.tone == "attention":
        return (
            _("Only %(share)s of relationships go beyond the own group or organisation.") % values
        )
    return _("%(share)s of relationships join different groups or organisations.") % values


def _mixed(line: Line, names: list[str]) -> str:  # noqa: ARG001 - the form of a sentence
    by = str(line.values["by"])
    largest = value_said(by, str(line.values["largest"]))
    values = {**_numbers(line), "by": attribute_said(by), "largest": largest}
    if line.tone == "attention":
        one = {**values, "by": attribute_said(by, is_one=True)}
        return _("%(largest)s makes up %(share)s of the members whose %(by)s is known.") % one
    return (
        _("Members come from %(kinds)s different %(by)s; the largest, %(largest)s, has %(share)s.")
        % values
    )


def _changed(line: Line, names: list[str]) -> str:  # noqa: ARG001 - the form of a sentence
    values = {**_numbers(line), "since": thai_date(str(line.values["since"]))}
    if not line.values["formed"] and not line.values["faded"]:
        return _("No relationship formed or faded since %(since)s.") % values
    return _("Since %(since)s, %(formed)s relationships formed and %(faded)s faded.") % values


def _heard(line: Line, names: list[str]) -> str:  # noqa: ARG001 - a list of many is for its page
    return _(
        "%(both)s of %(ties)s relationships are said by both sides; nothing was heard from %(silent)s members."
    ) % _numbers(line)


def _newcomers(line: Line, names: list[str]) -> str:
    values = {**_numbers(line), "names": listed(names, int(line.values["loose"] or 0))}
    if not line.values["loose"]:
        return _("All %(count)s who joined lately know at least two others.") % values
    if names:
        return _("%(names)s joined lately and know one other or nobody yet.") % values
    return _("%(loose)s of %(count)s who joined lately know one other or nobody yet.") % values


def _introduced(line: Line, names: list[str]) -> str:  # noqa: ARG001 - a list of many is for its page
    return _(
        "Of %(count)s introductions that were taken on, %(formed)s have become relationships."
    ) % _numbers(line)


def _trust(line: Line, names: list[str]) -> str:  # noqa: ARG001 - the form of a sentence
    values = {
        **_numbers(line),
        "mean": number(_real(line, "mean"), 1),
        "on": thai_date(str(line.values["on"])),
    }
    return _("Partners rate their trust in each other %(mean)s of %(top)s (%(on)s).") % values


def _needs(line: Line, names: list[str]) -> str:  # noqa: ARG001 - the form of a sentence
    return _("%(members)s members look for %(common)s.") % {
        **_numbers(line), "common": str(line.values["common"]),
    }  # fmt: skip


def _woven(line: Line, names: list[str]) -> str:  # noqa: ARG001 - the form of a sentence
    values = {**_numbers(line), "mean": number(_real(line, "mean"), 1)}
    return (
        _("%(members)s members are joined by %(ties)s relationships: %(mean)s for each on average.")
        % values
    )


SAID: Final[Mapping[str, Callable[[Line, list[str]], str]]] = {
    "empty": _empty,
    "no_ties": _no_ties, "breaking": _breaking, "connected": _connected, "hubs": _hubs, "edge": _edge,
    "stewards": _stewards, "shape": _shape, "across": _across, "mixed": _mixed,
    "changed": _changed, "heard": _heard, "newcomers": _newcomers, "introduced": _introduced,
    "trust": _trust, "needs": _needs, "woven": _woven,
}  # fmt: skip
#: What a line is about, where it has no number.
UNKNOWN: Final[Mapping[str, Callable[[], str]]] = {
    "connected": lambda: _("Not known whether all reach each other:"),
    "woven": lambda: _("Not known how closely it is woven:"),
    "hubs": lambda: _("No coordinating hub can be told yet:"),
    "shape": lambda: _("Coordination and command cannot be told yet:"),
    "across": lambda: _("Not known how far relationships reach beyond the own group:"),
    "mixed": lambda: _("How mixed the members are cannot be told yet:"),
    "heard": lambda: _("Not known what both sides say:"),
    "trust": lambda: _("Trust is not known yet:"),
    "needs": lambda: _("Needs are not known yet:"),
}


def _numbers(line: Line) -> dict[str, Any]:
    """Return the values as people read them: shares as percentages, counts with separators."""
    return {
        name: percent(value)
        if name == "share" and isinstance(value, float | int)
        else _plain(value)
        for name, value in line.values.items()
    }


def _plain(value: object) -> str:
    return number(value) if isinstance(value, int | float) else str(value)


def _real(line: Line, name: str) -> float | None:
    value = line.values.get(name)
    return float(value) if isinstance(value, int | float) else None
