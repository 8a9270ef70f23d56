"""The picture of the page: drawn here as SVG, moved and asked by the page's script."""

from __future__ import annotations

import math
from typing import Any, Final

from malai.look import page_words, words
from malai.look.html import Html, el, join
from malai.look.page_tables import contacts_of
from malai.look.seen import LAYERS_OF_THE_PICTURE, Seen
from malai_core.labels import Language, Sentence, Words, say
from malai_core.reading.finding import ActKind
from malai_core.reading.kinds import TIE_KINDS
from malai_core.reading.layers import LAYERS
from malai_core.reading.model import Party
from malai_core.sna.picture import AFFILIATION, CO_ATTENDANCE_LAYER, Picture, Spot, SpotKind
from malai_core.text import say_date

_UNIT: Final = 60.0
"""SVG units to one unit of the layout."""
_MARGIN: Final = 40.0
_MANY: Final = 3_000
"""From here on lines are drawn plainly, for speed."""
_ZOOM: Final = (
    ("zoom-in", page_words.ZOOM_IN, '<path d="M12 5v14M5 12h14"/>'),
    ("zoom-out", page_words.ZOOM_OUT, '<path d="M5 12h14"/>'),
    ("fit", page_words.FIT, '<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>'),
)


def picture_section(seen: Seen, language: Language) -> Html:
    """Return the figure with its controls; without anybody in it, one sentence."""
    title = page_words.PICTURE.in_language(language)
    if not seen.view.members:
        empty = el("p", page_words.EMPTY_PICTURE.in_language(language), class_="empty")
        return el("section", el("h2", title), empty, id="picture")
    return el(
        "section",
        el("div", el("h2", title), _levels(seen, language), class_="head"),
        _search(language),
        _figure(seen, language),
        _layers(seen, language),
        _legend(language),
        el("p", page_words.PICTURE_HINT.in_language(language), class_="hint"),
        id="picture",
        aria_label=title,
    )


def picture_data(seen: Seen, language: Language, *, has_contacts: bool) -> dict[str, Any]:
    """Return what the script needs: both pictures, the members, ties and words."""
    layers = _all_layers(seen)
    return {
        "unit": _UNIT,
        "level": "groups" if _is_groups_first(seen) else "people",
        "groups": _drawn(seen.groups),
        "people": _drawn(seen.people),
        "members": _members(seen, language, has_contacts=has_contacts),
        "memberships": seen.view.memberships,
        **_ties(seen, language),
        "meetings": len(seen.view.present),
        "layers": {code: name.in_language(language) for code, name in layers.items()},
        "words": {
            name: said.in_language(language) for name, said in page_words.SCRIPT_WORDS.items()
        },
        "picture": ActKind.OPEN_PICTURE.value,
    }


def _has_groups(seen: Seen) -> bool:
    return any(spot.kind is SpotKind.BODY for spot in seen.groups.spots)


def _is_groups_first(seen: Seen) -> bool:
    """Start with organisations where half of the people belong to one; else people say more."""
    placed = {member for member, _ in seen.view.memberships}
    return _has_groups(seen) and 2 * len(placed.intersection(seen.view.people)) >= len(
        seen.view.people
    )


def _all_layers(seen: Seen) -> dict[str, Words]:
    """Return the layers that have a switch: declared ties, then memberships, then meetings."""
    found = dict(seen.layers)
    for code in LAYERS_OF_THE_PICTURE:
        if any(code == layer for s in seen.people.strands for layer, _ in s.layers):
            found[code] = LAYERS[code]
    return found


def _drawn(picture: Picture) -> dict[str, Any]:
    """Return a picture as short rows: spots [member, kind, x, y, r, count, rank], strands."""
    return {
        "w": round(picture.width * _UNIT, 1),
        "h": round(picture.height * _UNIT, 1),
        "spots": [
            [s.member, s.kind.value, *_rounded(s.x, s.y, s.radius), s.count, s.rank]
            for s in picture.spots
        ],
        "strands": [[s.source, s.target, dict(s.layers), int(s.is_quiet)] for s in picture.strands],
    }


def _rounded(*values: float) -> list[float]:
    return [round(value * _UNIT, 1) for value in values]


def _members(seen: Seen, language: Language, *, has_contacts: bool) -> list[dict[str, Any]]:
    came = [0] * len(seen.view.members)
    for row in seen.view.present:
        for person in row:
            came[person] += 1
    return [
        _member(party, came[place], language, has_contacts=has_contacts)
        for place, party in enumerate(seen.reading.parties.values())
    ]


def _member(party: Party, came: int, language: Language, *, has_contacts: bool) -> dict[str, Any]:
    """Return one card; what is empty is left out."""
    facts = {
        page_words.NICKNAME: party.nickname,
        page_words.ROLE: party.role,
        page_words.SECTOR: party.sector,
        page_words.JOINED: say_date(party.joined, language) if party.joined else "",
        page_words.AGREED: say_date(party.agreed, language) if party.agreed else "",
    }
    card: dict[str, Any] = {
        "n": party.name,
        "s": f"{party.person.given} {party.person.family}".strip() if party.person else "",
        "k": words.KINDS[party.kind].in_language(language),
        "f": [[label.in_language(language), value] for label, value in facts.items() if value],
        "c": contacts_of(party) if has_contacts else [],
        "a": came,
    }
    return {name: value for name, value in card.items() if value}


def _ties(seen: Seen, language: Language) -> dict[str, Any]:
    """Return the declared ties as [source, target, kind], and what each end of a kind is."""
    number = seen.view.number
    kinds: dict[tuple[str, str], int] = {}
    rows = []
    for link in seen.tables.links:
        there = link.label.in_language(language)
        known = TIE_KINDS.get(link.kind)
        back = known.inverse.in_language(language) if known else there
        kind = kinds.setdefault((there, back), len(kinds))
        rows.append([number[link.source], number[link.target], kind])
    return {"ties": rows, "tieKinds": list(kinds)}


def _levels(seen: Seen, language: Language) -> Html:
    """Return the switch between organisations and people, where there are both."""
    if not _has_groups(seen):
        return Html("")
    buttons = [
        el(
            "button",
            label.in_language(language),
            type="button",
            data_level=level,
            aria_pressed=pressed,
        )
        for level, label, pressed in (
            ("groups", page_words.GROUPS_LEVEL, str(_is_groups_first(seen)).lower()),
            ("people", page_words.PEOPLE_LEVEL, str(not _is_groups_first(seen)).lower()),
        )
    ]
    label = page_words.LEVEL.in_language(language)
    return el("div", *buttons, class_="segments", role="group", aria_label=label)


def _search(language: Language) -> Html:
    label = page_words.SEARCH.in_language(language)
    field = el(
        "input",
        type="search",
        id="search",
        placeholder=label,
        aria_label=label,
        autocomplete="off",
        role="combobox",
        aria_expanded="false",
        aria_controls="found",
    )
    return el("div", field, Html('<ul id="found" role="listbox" hidden></ul>'), class_="search")


def _figure(seen: Seen, language: Language) -> Html:
    is_groups_first = _is_groups_first(seen)
    first = seen.groups if is_groups_first else seen.people
    box = " ".join(
        f"{side:.0f}"
        for side in (
            -_MARGIN,
            -_MARGIN,
            first.width * _UNIT + 2 * _MARGIN,
            first.height * _UNIT + 2 * _MARGIN,
        )
    )
    drawing = el(
        "svg",
        _level_groups(seen, language, is_shown=is_groups_first),
        _level_people(seen, is_shown=not is_groups_first),
        id="drawing",
        viewbox=box,
        role="group",
        aria_label=page_words.PICTURE_ALT.in_language(language),
    )
    zoom = [
        el(
            "button",
            Html(f'<svg viewBox="0 0 24 24" class="icon" aria-hidden="true">{icon}</svg>'),
            type="button",
            id=id_,
            class_="round",
            aria_label=label.in_language(language),
        )
        for id_, label, icon in _ZOOM
    ]
    return el(
        "figure",
        drawing,
        Html('<div id="labels" aria-hidden="true"></div>'),
        el("div", *zoom, class_="zoom"),
        Html('<aside id="card" hidden tabindex="-1" aria-live="polite"></aside>'),
    )


def _level_groups(seen: Seen, language: Language, *, is_shown: bool) -> Html:
    picture = seen.groups
    lines = [
        el(
            "line",
            **_ends(picture.spots[strand.source], picture.spots[strand.target]),
            stroke_width=f"{1.2 + 1.5 * math.log2(1 + strand.total):.1f}",
            class_="strand quiet" if strand.is_quiet else "strand",
            data_i=place,
        )
        for place, strand in enumerate(picture.strands)
    ]
    spots = [_group_spot(spot, place, seen, language) for place, spot in enumerate(picture.spots)]
    return el("g", el("g", *lines), el("g", *spots), id="groups", hidden=not is_shown)


def _ends(source: Spot, target: Spot) -> dict[str, object]:
    x1, y1, x2, y2 = _rounded(source.x, source.y, target.x, target.y)
    return {"x1": x1, "y1": y1, "x2": x2, "y2": y2}


def _group_spot(spot: Spot, place: int, seen: Seen, language: Language) -> Html:
    """Return a flower for a body, a ring for the bubble of nobody, a dot for a hub."""
    x, y, radius = _rounded(spot.x, spot.y, spot.radius)
    name = page_words.SCRIPT_WORDS["nobody"].in_language(language)
    if spot.kind is not SpotKind.NOBODY:
        name = seen.view.members[spot.member].name
    if spot.kind is SpotKind.BODY:
        shape = join(el("path", d=flower(radius)), _count(spot, radius, language))
    elif spot.kind is SpotKind.NOBODY:
        shape = join(el("circle", r=radius), _count(spot, radius, language))
    else:
        shape = el("circle", r=radius)
    return el(
        "g",
        shape,
        class_=f"spot {spot.kind.value}",
        transform=f"translate({x} {y})",
        tabindex="0",
        role="button",
        aria_label=_spoken(spot, name, language),
        data_i=place,
    )


def _spoken(spot: Spot, name: str, language: Language) -> str:
    """Return what a screen reader says of a spot."""
    template = page_words.HUB_SPOKEN if spot.kind is SpotKind.HUB else page_words.BODY_SPOKEN
    return Sentence(template, {"name": name, "count": spot.count}).in_language(language)


def _count(spot: Spot, radius: float, language: Language) -> Html:
    if not spot.count:
        return Html("")
    size = f"{min(radius * 0.8, 34):.0f}"
    return el("text", say(spot.count, language), font_size=size, dy="0.36em", aria_hidden="true")


def flower(radius: float, petals: int = 10) -> str:
    """Return the outline of a flower as an SVG path around 0.

    Examples
    --------
    >>> flower(10.0, petals=2).count("A")
    2
    """
    inner = radius * 0.94
    bulge = inner * math.sin(math.pi / petals) * 1.12
    points = [
        (inner * math.cos(turn), inner * math.sin(turn))
        for turn in (2 * math.pi * petal / petals for petal in range(petals + 1))
    ]
    start = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    arcs = "".join(f"A{bulge:.1f} {bulge:.1f} 0 0 1 {x:.1f} {y:.1f}" for x, y in points[1:])
    return f"{start}{arcs}Z"


def _level_people(seen: Seen, *, is_shown: bool) -> Html:
    """Return every party; the ties are one path to a layer, so that thousands stay light."""
    picture = seen.people
    paths = []
    for layer in _all_layers(seen):
        ends = [
            f"M{x1} {y1}L{x2} {y2}"
            for s in picture.strands
            if any(layer == code for code, _ in s.layers)
            for x1, y1, x2, y2 in [_ends(picture.spots[s.source], picture.spots[s.target]).values()]
        ]
        style = "ties faint" if layer == CO_ATTENDANCE_LAYER else "ties"
        style += " belongs" if layer == AFFILIATION else ""
        paths.append(el("path", d="".join(ends), class_=style, data_layer=layer))
    spots = [_person_spot(spot) for spot in picture.spots]
    chosen = Html('<path id="chosen" class="ties chosen" d=""/>')
    many = "many" if len(picture.strands) > _MANY else None
    return el("g", *paths, chosen, el("g", *spots), id="persons", class_=many, hidden=not is_shown)


def _person_spot(spot: Spot) -> Html:
    x, y, radius = _rounded(spot.x, spot.y, spot.radius)
    place = f"translate({x} {y})"
    is_body = spot.kind is SpotKind.BODY
    shape = el("path", d=flower(radius * 1.35, 8)) if is_body else el("circle", r=radius)
    return el("g", shape, class_=f"spot {spot.kind.value}", transform=place, data_i=spot.member)


def _layers(seen: Seen, language: Language) -> Html:
    """Return a switch for every layer; who merely met starts switched off."""
    shown = [
        el(
            "label",
            el(
                "input",
                type="checkbox",
                value=code,
                checked=code != CO_ATTENDANCE_LAYER or not seen.layers,
            ),
            name.in_language(language),
            class_="chip",
        )
        for code, name in _all_layers(seen).items()
    ]
    if not shown:
        return Html("")
    label = page_words.LAYERS.in_language(language)
    return el("div", *shown, id="layers", class_="chips", role="group", aria_label=label)


def _legend(language: Language) -> Html:
    """Return what the marks mean; each entry names the levels at which it is seen."""
    body = f'<path d="{flower(9, 10)}"/>'
    entries = (
        ("body", "both", page_words.LEGEND_BODY, body),
        ("body", "groups", page_words.LEGEND_NUMBER, f'{body}<text dy=".36em">5</text>'),
        ("nobody", "groups", page_words.LEGEND_NOBODY, '<circle r="9"/>'),
        ("hub", "both", page_words.LEGEND_HUB, '<circle r="7"/>'),
        ("person", "people", page_words.LEGEND_PERSON, '<circle r="6"/>'),
    )
    shown = [
        el("li", _sample(kind, shape), label.in_language(language), class_=f"on-{level}")
        for kind, level, label, shape in entries
    ]
    return el("ul", *shown, class_="legend")


def _sample(kind: str, shape: str) -> Html:
    inside = f'<g class="spot {kind}">{shape}</g>'
    return Html(f'<svg viewBox="-12 -12 24 24" aria-hidden="true">{inside}</svg>')
