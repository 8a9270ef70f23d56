"""Sections with numbers: charts, ties, costs, photos."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from malai.activities.money import baht_said
from malai.activities.selectors_money import Sum, summed
from malai.kernel.templatetags.malai import name, number
from malai.network.models import Party, Sex, Tie
from malai.places.selectors.areas import areas_named
from malai.reports.composing.attendance import attendance_chart, counted_chart
from malai.reports.composing.people import Composed
from malai.reports.composing.wording import hours_whole, named
from malai.reports.document import Block, Bullets, Chart, Heading, Paragraph, Table
from malai.reports.selectors.bonds import AFTER, LISTED, bonds_of
from malai.reports.selectors.material import Material

#: Titles that tell a sex; others, such as ranks and degrees, do not.
_MEN: Final = frozenset({"นาย", "เด็กชาย", "ด.ช.", "Mr", "Mr.", "Master"})
_WOMEN: Final = frozenset(
    {"นาง", "นางสาว", "น.ส.", "เด็กหญิง", "ด.ญ.", "Mrs", "Mrs.", "Miss", "Ms", "Ms."}
)
#: Bars that are drawn where they are empty too.
_ALWAYS: Final = frozenset({"female", "male"})


def figures(material: Material) -> Composed:
    """Draw attendance, newcomers, sex, area and hours."""
    charts = tuple(_charts(material)) if material.participants else ()
    if not charts:
        return Composed(missing=gettext_lazy("There is nothing to count yet."))
    return Composed((), charts)


def _charts(material: Material) -> Iterator[Block]:
    if attendance := attendance_chart(material):
        yield attendance
    if material.newcomers is not None:
        yield _newcomers(material, material.newcomers)
    # A chart of "not known" alone says nothing.
    if any(map(sex_of, material.participants)):
        yield _sexes(material)
    if any(one.area_code for one in material.participants):
        yield _areas(material)
    if hours := _hours(material):
        yield Paragraph(hours)


def _newcomers(material: Material, newcomers: frozenset[int]) -> Chart:
    fresh = sum(one.pk in newcomers for one in material.participants)
    rest = len(material.participants) - fresh
    counted = [(_("for the first time"), fresh), (_("came before"), rest)]
    return counted_chart(_("First-timers"), counted, _("As far as attendance was noted before."))


def _sexes(material: Material) -> Chart:
    counted = Counter(sex_of(one) for one in material.participants)
    rows = [(_("women"), "female"), (_("men"), "male"), (_("other"), "other"), (_("not said"), "")]
    shown = [(label, counted[key]) for label, key in rows if counted[key] or key in _ALWAYS]
    note = _("As the record says; where it does not, by the title before the name.")
    return counted_chart(_("Women and men"), shown, note)


def sex_of(party: Party) -> str:
    """Return what the record says, else what the title tells; nothing where neither does."""
    facts = getattr(party, "person", None)
    if facts is None:
        return ""
    title = facts.title.strip()
    told = Sex.MALE.value if title in _MEN else Sex.FEMALE.value if title in _WOMEN else ""
    return str(facts.sex or told)


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
    return counted_chart(_("Provinces people come from"), labels)


def _hours(material: Material) -> str:
    totals = [material.hours[one.pk] for one in material.participants if one.pk in material.hours]
    minutes, unknown = sum(one.minutes for one in totals), sum(one.unknown for one in totals)
    if not any(one.known for one in totals):
        return ""
    said = {"hours": hours_whole(minutes), "unknown": number(unknown)}
    if unknown:
        return _("Together they gave %(hours)s; %(unknown)s attendances without times.") % said
    return _("Together they gave %(hours)s.") % said


# -- Ties ----------------------------------------------------------------------------------------


def ties(material: Material) -> Composed:
    """Say which relationships began and grew between those who were there."""
    if not material.people:
        return Composed(missing=gettext_lazy("Nobody is noted as having come yet."))
    if material.subject.first is None:
        return Composed(
            missing=gettext_lazy("The date is not known, so nobody can say what is new since.")
        )
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
        return Composed(missing=gettext_lazy("No costs are noted."))
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
        return Composed(missing=gettext_lazy("No photo on which everybody has agreed to be shown."))
    return Composed((), tuple(material.photos))
