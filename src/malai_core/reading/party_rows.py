"""The row of a party: each cell put where it belongs, and the bodies the row names."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from malai_core.formats import CellValue
from malai_core.reading.cells import column_letter, text_of, written
from malai_core.reading.dates import Dates
from malai_core.reading.hints import SUM_HEAD, is_body_name
from malai_core.reading.ledger import Desk
from malai_core.reading.matching import body_key
from malai_core.reading.model import Party
from malai_core.reading.recognise import Layout
from malai_core.reading.rows import Line
from malai_core.reading.vocabulary import Column
from malai_core.text import PersonName, phone_e164, province_code, split_name

_TEXTS: Final = {
    Column.NICKNAME: "nickname",
    Column.NAME_EN: "name_en",
    Column.ROLE: "role",
    Column.EMAIL: "email",
    Column.LINE: "line_id",
    Column.NOTE: "note",
    Column.SECTOR: "sector",
}
_DATES: Final = {Column.JOINED: "joined", Column.LEFT: "left", Column.AGREED: "agreed"}
#: Read apart from the loop over the columns, or saying nothing that must be kept.
_APART: Final = frozenset(
    {
        Column.NAME,
        Column.TITLE,
        Column.GIVEN,
        Column.FAMILY,
        Column.ORGANISATION,
        Column.GROUP,
        Column.POSITION,
        Column.ORDER,
        Column.ID,
        Column.TYPE,
        Column.SIGNATURE,
        Column.MEETING,
        Column.DATE,
        Column.MARK,
        Column.PLACE,
    }
)
_BODY_ENDS: Final = re.compile(r"[\n;|]")
_PROVINCE_SIGN: Final = re.compile(r"(?:จังหวัด|จ\.)\s*([ก-๙]+)")
_AREA_SIGNS: Final = (("ตำบล", "ต."), ("อำเภอ", "อ."), ("หมู่", "ม."))
Put = Callable[[Party, CellValue, str, Line], None]


class PartyMaker:
    """Makes parties from the rows of one sheet."""

    def __init__(self, desk: Desk, layout: Layout, dates: Dates) -> None:
        self._layout = layout
        self._dates = dates
        self._desk = desk
        names = layout.heads.names()
        self._plan: list[tuple[int, str, Put]] = [
            (i, names[i], put)
            for i in range(len(names))
            if not _is_of_matrix(layout, i, names[i])
            and (put := self._put(layout.columns.get(i))) is not None
        ]
        self._width = len(names)

    def _put(self, column: Column | None) -> Put | None:
        """Return what to do with the cells of a column, ``None`` where another step does it."""
        if column in _APART:
            return None
        if column in _TEXTS:
            return _text(_TEXTS[column])
        if column in _DATES:
            return self._date(_DATES[column])
        return _SPECIAL.get(column, _extra) if column else _extra

    def _date(self, attribute: str) -> Put:
        def put(party: Party, value: CellValue, head: str, line: Line) -> None:
            day = self._dates.read(line, head, value)
            if day is not None:
                setattr(party, attribute, day)
            elif text_of(value):
                party.extra[head] = written(value)

        return put

    def fill(self, party: Party, line: Line) -> Party:
        """Put every cell of a row where it belongs; what nobody knows goes to ``extra``."""
        cells = line.cells
        for index, head, put in self._plan:
            if index < len(cells) and cells[index] is not None:
                put(party, cells[index], head, line)
        for index in range(self._width, len(cells)):
            if cells[index] is not None:
                _extra(party, cells[index], column_letter(index), line)
        if not party.role:
            party.role = line.text(Column.POSITION)
        if party.person and party.person.aside:
            _keep_aside(party, party.person.aside)
        return party

    def affiliate(self, party: Party, line: Line) -> None:
        """Join a party to the organisations and the group its row names."""
        ledger = self._desk.ledger
        own = line.text(Column.POSITION)
        position = own or line.text(Column.ROLE)
        names = bodies_in(line)
        if own and not names and own != party.role:
            party.extra.setdefault(line.name_of(Column.POSITION), own)
        for name in names:
            body = ledger.body_key_named(name, line.where)
            ledger.affiliate(party.key, body, position, line.where)
        group = line.text(Column.GROUP)
        if group and (ledger.index.bodies(body_key(group)) or is_body_name(group)):
            body = ledger.body_key_named(group, line.where)
            ledger.affiliate(party.key, body, "", line.where)
        elif group:
            party.extra.setdefault(line.name_of(Column.GROUP), group)


def _is_of_matrix(layout: Layout, index: int, head: str) -> bool:
    """Whether a column holds marks of a sign-in matrix, or their sum."""
    return index in layout.meetings or bool(layout.meetings and SUM_HEAD.match(head))


def bodies_in(line: Line) -> list[str]:
    """Return the organisations a row names: one, or several on lines of their own."""
    value = line.raw(Column.ORGANISATION)
    if not isinstance(value, str) or not _BODY_ENDS.search(value):
        name = text_of(value)
        return [name] if name else []
    return [name for part in _BODY_ENDS.split(value) if (name := text_of(part))]


def written_name(line: Line) -> str:
    """Return a name written in one cell, ``""`` where the sheet has it in several."""
    value = line.raw(Column.NAME)
    return value if isinstance(value, str) and text_of(value) else text_of(value)


def person_name(line: Line) -> PersonName | None:
    """Return the name of a row from one column or from three, ``None`` where there is none."""
    whole = written_name(line)
    if whole:
        return split_name(whole)
    title, given = line.text(Column.TITLE), line.text(Column.GIVEN)
    family = line.text(Column.FAMILY)
    if not given and not family:
        return None
    glued = split_name(f"{given} {family}")
    return PersonName(title or glued.title, glued.given, glued.family)


def _keep_aside(party: Party, aside: str) -> None:
    """Keep what stood in brackets behind a name: one word is how the person is called."""
    if not party.nickname and " " not in aside and not is_body_name(aside):
        party.nickname = aside
    elif party.nickname != aside:
        party.extra.setdefault("(…)", aside)


def _text(attribute: str) -> Put:
    def put(party: Party, value: CellValue, head: str, line: Line) -> None:  # noqa: ARG001 - one shape for all
        text = text_of(value)
        if text:
            setattr(party, attribute, text)

    return put


def _extra(party: Party, value: CellValue, head: str, line: Line) -> None:  # noqa: ARG001 - one shape for all
    text = text_of(value)
    if text:
        party.extra[head] = text


def _phone(party: Party, value: CellValue, head: str, line: Line) -> None:  # noqa: ARG001 - one shape for all
    text = text_of(value)
    if text:
        party.phone_written = text
        party.phone = phone_e164(text)


def _province(party: Party, value: CellValue, head: str, line: Line) -> None:
    text = text_of(value)
    party.province = province_code(text) if text else ""
    if text and not party.province:
        party.province = _province_in(text)
        if party.province:
            party.area_written = f"{party.area_written} {text}".strip()
        else:
            _extra(party, value, head, line)


def _province_in(address: str) -> str:
    """Return the province that an address names: by its sign, or as its last word."""
    signed = _PROVINCE_SIGN.search(address)
    return province_code(signed[1] if signed else address.rpartition(" ")[2])


def _area(party: Party, value: CellValue, head: str, line: Line) -> None:  # noqa: ARG001 - one shape for all
    text = text_of(value)
    if not text:
        return
    sign = next((s for word, s in _AREA_SIGNS if head.startswith(word)), "")
    said = (
        text if not sign or text.startswith((sign, "ต", "อ", "ม", "เขต", "แขวง")) else sign + text
    )
    party.area_written = f"{party.area_written} {said}".strip()
    if not party.province and _PROVINCE_SIGN.search(text):
        party.province = _province_in(text)


def _tags(party: Party, value: CellValue, head: str, line: Line) -> None:  # noqa: ARG001 - one shape for all
    party.tags = tuple(tag for part in re.split(r"[|,;]", text_of(value)) if (tag := part.strip()))


_SPECIAL: Final[dict[Column, Put]] = {
    Column.PHONE: _phone,
    Column.PROVINCE: _province,
    Column.AREA: _area,
    Column.TAGS: _tags,
}
