"""What every template may use: built files, icons, dates, names, numbers and undo.

Loaded everywhere (``builtins`` in the settings), so a template needs no ``{% load %}`` for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from malai.kernel import assets
from malai_core.labels import Language, Speakable
from malai_core.text import PartialDate, phone_shown, say_date
from malai_core.text.dates import ENGLISH_MONTHS, THAI_MONTHS, Style

register = template.Library()

#: Vowels written before their consonant; the initial of such a name is the consonant.
LEADING_VOWELS = "เแโใไ"


def language() -> Language:
    """Return the language of the page."""
    return "en" if (get_language() or "th").startswith("en") else "th"


# -- Built files and icons -----------------------------------------------------------------------


@register.simple_tag
def asset(source: str) -> SafeString:
    """Return the tags of an entry: stylesheets, preloads and one module script."""
    found = assets.entry(source)
    script = format_html('<script type="module" src="{}"></script>', found.script)
    return links("stylesheet", found.styles) + links("modulepreload", found.preloads) + script


def links(rel: str, addresses: tuple[str, ...]) -> SafeString:
    """Return one link tag per address."""
    return format_html_join("", '<link rel="{}" href="{}">', ((rel, one) for one in addresses))


@register.simple_tag
def blocking_script(source: str) -> SafeString:
    """Return a script that runs before the first paint; only for the theme."""
    return format_html('<script src="{}"></script>', assets.url(source))


@register.simple_tag
def asset_url(source: str) -> str:
    """Return the address of one built file, such as ``images/mark.svg``."""
    return assets.url(source)


@register.simple_tag
def icon(name: str, extra: str = "", *, label: str = "") -> SafeString:
    """Return an icon of the sprite; without ``label`` it is an ornament to screen readers."""
    href = f"{assets.url('icons.svg')}#{name}"
    use = format_html('class="icon {}"><use href="{}"></use></svg>', extra, href)
    if label:
        return format_html('<svg role="img" aria-label="{}" {}', label, use)
    return format_html('<svg aria-hidden="true" {}', use)


# -- Dates, numbers, phones ----------------------------------------------------------------------


@register.filter
def thai_date(value: PartialDate | date | str | None, style: str = "long") -> str:
    """Return a date in the words of the page's language; ``long``, ``short`` or ``weekday``."""
    if not value:
        return ""
    if isinstance(value, datetime):
        value = (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    elif isinstance(value, str):
        value = PartialDate.from_iso(value)
    return say_date(value, language(), style=cast("Style", style))


@register.filter
def thai_time(value: datetime | None, style: str = "short") -> str:
    """Return date and time of day in Thailand, such as ``22 พ.ย. 2569 14:05 น.``."""
    if value is None:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    clock = f"{local:%H:%M}" + (" น." if language() == "th" else "")
    return f"{thai_date(local.date(), style)} {clock}"


@register.filter
def number(value: float | None, decimals: int = 0) -> str:
    """Return a number with thousands separators; a missing one is a dash."""
    return "–" if value is None else f"{value:,.{decimals}f}"


@register.filter
def percent(value: float | None, decimals: int = 0) -> str:
    """Return a share between 0 and 1 as a percentage; a missing one is a dash."""
    return "–" if value is None else f"{value:.{decimals}%}"


@register.filter
def phone(value: str | None) -> str:
    """Return a stored number as people write it; text that is not one stays as it is."""
    return phone_shown(value) if value and value.startswith("+66") else value or ""


# -- Names and sentences -------------------------------------------------------------------------


@register.filter
def breakable(value: str) -> SafeString:
    """Let a name of the machine break behind its dots and strokes, and nowhere else."""
    pieces = re.split(r"(?<=[./_-])", value)
    return format_html_join(SafeString("<wbr>"), "{}", ((piece,) for piece in pieces))


@register.filter
def said(value: Speakable | str | None) -> str:
    """Return words, a sentence or a date of the core in the language of the page."""
    if value is None:
        return ""
    return value.in_language(language()) if isinstance(value, Speakable) else str(value)


@register.filter
def name(value: object) -> str:
    """Return the name of anything with ``name_th`` and ``name_en``, object or mapping."""
    thai, english = (_part(value, part) for part in ("name_th", "name_en"))
    first, second = (english, thai) if language() == "en" else (thai, english)
    return first or second or ("" if value is None else str(value))


def _part(value: object, part: str) -> str:
    found: Any = value.get(part) if isinstance(value, Mapping) else getattr(value, part, "")
    return str(found or "")


@register.filter
def initials(value: object) -> str:
    """Return one or two letters that stand for a name; a vowel written before is passed over."""
    words = [word.lstrip(LEADING_VOWELS) for word in name(value).split()]
    letters = [word[0] for word in words if word and word[0].isalnum()]
    return "".join(letters[:2]).upper()


# -- Forms ---------------------------------------------------------------------------------------

#: The class a control wears, by the type Django gives its widget; others are text fields.
LOOKS = {
    "checkbox": "checkbox checkbox-primary",
    "select": "select",
    "nullbooleanselect": "select",
    "textarea": "textarea",
    "clearablefile": "file-input",
    "file": "file-input",
    "radio": "radio radio-primary",
}


@register.filter
def styled(field: BoundField) -> SafeString:
    """Return the control of a form's field with its look; Django adds what ARIA needs."""
    look = LOOKS.get(field.widget_type, "input")
    given = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"{look} {given}".strip()})


@register.filter
def tick(choice: BoundWidget) -> SafeString:
    """Return one radio button or checkbox of a group with its look, without its label."""
    choice.data["attrs"] |= {"class": LOOKS[choice.data["type"]]}
    return choice.tag()


@register.simple_tag
def thai_months() -> list[tuple[int, str]]:
    """Return (number, name) of the months in the language of the page."""
    names = THAI_MONTHS if language() == "th" else ENGLISH_MONTHS
    return list(enumerate(names, start=1))


# -- Messages ------------------------------------------------------------------------------------


@register.filter
def undo_url(message: Message) -> str:
    """Return the address that undoes what a message tells of, ``""`` when there is none.

    A view says it as ``messages.success(request, text, extra_tags=f"undo={address}")``.
    """
    tags = (message.extra_tags or "").split()
    return next((tag.removeprefix("undo=") for tag in tags if tag.startswith("undo=")), "")
