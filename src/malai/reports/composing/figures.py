"""Sections with numbers: charts, ties, costs, photos."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from malai.activities.money import baht_said
from malai.activities.selectors_money import Sum, summed
from malai.activities.templatetags.hours import hours_said
from malai.kernel.templatetags.malai import name, number
from malai.network.models import Party, Tie
from malai.places.selectors.areas import areas_named
from malai.reports.composing.people import Composed
from malai.reports.composing.wording import day_said, named, people_said
from malai.reports.document import Bar, Block, Bullets, Chart, Heading, Paragraph, Table
from malai.reports.models import Scope
from malai.reports.selectors.bonds import AFTER, LISTED, bonds_of
from malai.reports.selectors.material import Material

#: Bars of one chart; what is smaller is put together.
MOST: Final = 12
#: Titles that tell a sex; others, such as ranks and degrees, do not.
_MEN: Final = frozenset({"นาย", "เด็กชาย", "ด.ช.", "Mr", "Mr.", "Master"})
_WOMEN: Final = frozenset(
    {"นาง", "นางสาว", "น.ส.", "เด็กหญิง", "ด.ญ.", "Mrs", "Mrs.", "Miss", "Ms", "Ms."}
)


def figures(material: Material) -> Composed:
    """Draw attendance, newcomers, sex, area and hours."""
    if not material.participants:
        return Composed((Paragraph(_("There is nothing to count yet.")),))
    return Composed((), tuple(_charts(material)))


def _charts(material: Material) -> Iterator[Block]:
    if len(material.subject.sessions) > 1:
        yield _attendance(material)
    yield _newcomers(material)
    yield _sexes(material)
    yield _areas(material)
    yield Paragraph(_hours(material))


def _chart(caption: str, counted: list[tuple[str, int]], note: str = "") -> Chart:
    shown, rest = counted[:MOST], counted[MOST:]
    if rest:
        said = ngettext("%(count)s other", "%(count)s others", len(rest)) % {"count": len(rest)}
        shown = [*shown, (said, sum(count for _label, count in rest))]
    bars = tuple(Bar(label, count, people_said(count)) for label, count in shown)
    return Chart(caption, bars, _("people"), note)


def _attendance(material: Material) -> Chart:
    """Return who came, by session; of a series or a period by activity."""
    counted: dict[int, set[int]] = {}
    labels: dict[int, str] = {}
    is_one = material.subject.scope == Scope.ACTIVITY
    for session in material.subject.sessions:
        key = session.pk if is_one else session.activity_id
        title = session.title if is_one else session.activity.title
        labels.setdefault(key, " ".join(part for part in (day_said(session.on), title) if part))
        counted[key] = counted.get(key, set()) | set(material.present[session.pk])
    return _chart(
        _("Number of people who came"),
        [(labels[key], len(there)) for key, there in counted.items()],
    )


def _newcomers(material: Material) -> Chart:
    fresh = sum(one.pk in material.newcomers for one in material.participants)
    rest = len(material.participants) - fresh
    counted = [(_("for the first time"), fresh), (_("came before"), rest)]
    return _chart(_("First-timers"), counted, _("As far as attendance was noted before."))


def _sexes(material: Material) -> Chart:
    counted = Counter(sex_of(one) for one in material.participants)
    rows = [(_("women"), "f"), (_("men"), "m"), (_("not known"), "")]
    shown = [(label, counted[key]) for label, key in rows if counted[key] or key]
    note = _("Told by the title before the name; a title that tells nothing is “not known”.")
    return _chart(_("Women and men"), shown, note)


def sex_of(party: Party) -> str:
    """Return ``f``, ``m``, or nothing where the title does not tell."""
    facts = getattr(party, "person", None)
    title = facts.title.strip() if facts else ""
    return "m" if title in _MEN else "f" if title in _WOMEN else ""


def _areas(material: Material) -> Chart:
    counted = Counter(one.area_code[:2] for one in material.participants)
    known = areas_named(counted)
    unknown = counted.pop("", 0)
    labels = [
        (name(known[code]) if code in known else code, count)
        for code, count in counted.most_common()
    ]
    if unknown:
        labels.append((_("not known"), unknown))
    return _chart(_("Provinces people come from"), labels)


def _hours(material: Material) -> str:
    totals = [material.hours[one.pk] for one in material.participants if one.pk in material.hours]
    minutes, unknown = sum(one.minutes for one in totals), sum(one.unknown for one in totals)
    if not any(one.known for one in totals):
        return _("How long people were there is not known.")
    said = {"hours": hours_said(minutes), "unknown": number(unknown)}
    if unknown:
        return _("Together they gave %(hours)s; %(unknown)s attendances without times.") % said
    return _("Together they gave %(hours)s.") % said


# -- Ties ----------------------------------------------------------------------------------------


def ties(material: Material) -> Composed:
    """Say which relationships began and grew between those who were there."""
    bonds = bonds_of(material)
    text: list[Block] = []
    if bonds.met is None:
        text.append(Paragraph(_("Pairs who met are not counted: too many people were there.")))
    else:
        said = _("Pairs that were together for the first time: %(count)s")
        text.append(Paragraph(said % {"count": number(bonds.met)}))
    told = {"days": AFTER.days}
    text.append(
        Paragraph(
            _("Between those who were there, from the first day to %(days)s days after the last:")
            % told
        )
    )
    text.append(
        Bullets(
            (
                _counted(_("Relationships that began"), bonds.begun),
                _counted(_("Relationships confirmed anew"), bonds.again),
            )
        )
    )
    if not material.with_names:
        return Composed(tuple(text))
    blocks = [
        *_ties(_("Relationships that began"), bonds.begun),
        *_ties(_("Relationships confirmed anew"), bonds.again),
    ]
    shown = [*bonds.begun[:LISTED], *bonds.again[:LISTED]]
    keys = {key for tie in shown for key in (tie.source_id, tie.target_id)}
    return Composed(tuple(text), tuple(blocks), frozenset(keys))


def _counted(label: str, found: list[Tie]) -> str:
    count = number(len(found))
    more = _("more than %(count)s") % {"count": LISTED}
    return f"{label}: {more if len(found) > LISTED else count}"


def _ties(title: str, found: list[Tie]) -> list[Block]:
    if not found:
        return []
    items = tuple(
        f"{named(tie.source)} – {named(tie.target)} ({name(tie.kind)})" for tie in found[:LISTED]
    )
    return [Heading(title), Bullets(items)]


# -- Money and photos ----------------------------------------------------------------------------


def costs(material: Material) -> Composed:
    """Say what it cost and who gave it; an amount that nobody knows is not counted as nothing."""
    budget = summed(material.lines)
    if not budget.lines:
        return Composed((Paragraph(_("No costs are noted.")),))
    total = budget.total
    text = [_("In all %(baht)s baht are known.") % {"baht": baht_said(total.known)}]
    if total.unknown:
        told = _("Lines without an amount, which are not in the sum: %(count)s")
        text.append(told % {"count": number(total.unknown)})
    heads = (_("Partner"), _("Paid"), _("Planned"), _("In kind or work"))
    rows = tuple(_share(one, with_names=material.with_names) for one in budget.sums)
    table = Table(heads, rows, (43, 19, 19, 19), _("Shares of the partners, in baht"))
    people = (
        {one.partner.pk for one in budget.sums if one.partner} if material.with_names else set()
    )
    return Composed(tuple(Paragraph(line) for line in text), (table,), frozenset(people))


def _share(one: Sum, *, with_names: bool) -> tuple[str, ...]:
    if one.partner is None:
        partner = _("nobody noted")
    elif one.partner.kind == "person" and not with_names:
        partner = _("a person")
    else:
        partner = named(one.partner)
    known = one.lines > one.unknown
    amounts = (one.paid, one.planned, one.kind)
    return (partner, *(baht_said(each if known else None) for each in amounts))


def photos(material: Material) -> Composed:
    """Show the photos on which everybody has agreed."""
    if not material.with_names or not material.photos:
        text = _("No photo on which everybody has agreed to be shown.")
        return Composed((Paragraph(text),))
    return Composed((), tuple(material.photos))
