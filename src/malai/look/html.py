"""HTML that escapes by itself: a text is a text until it is made an element here."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any, Final

#: Marks that turn the direction of everything after them: a name could hide what follows it.
_TURNING: Final = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_EMPTY_ELEMENTS: Final = frozenset({"meta", "input", "circle", "line", "path", "br", "rect", "use"})


class Html(str):
    """A piece of HTML that is already safe."""

    __slots__ = ()


def plain(text: object) -> str:
    r"""Return a text without control characters and without marks that turn its direction.

    Examples
    --------
    >>> plain("ครูแดง\u202e\x1b[31m")
    'ครูแดง[31m'
    """
    return _CONTROLS.sub("", str(text).translate(_TURNING))


def text(value: object) -> Html:
    """Return a text escaped; HTML stays as it is."""
    return value if isinstance(value, Html) else Html(escape(plain(value), quote=True))


def join(*pieces: object) -> Html:
    """Return the pieces one after the other, each escaped unless it is HTML."""
    return Html("".join(text(piece) for piece in pieces))


def el(tag: str, /, *children: object, **attributes: object) -> Html:
    """Return an element.

    An attribute that is ``None`` or ``False`` is left out, ``True`` stands alone. A trailing
    underscore is dropped, others become hyphens.

    Examples
    --------
    >>> el("a", "<b>", href="#x", aria_label='"', hidden=False)
    '<a href="#x" aria-label="&quot;">&lt;b&gt;</a>'
    """
    opening = f"<{tag}{''.join(_attribute(*pair) for pair in attributes.items())}"
    if tag in _EMPTY_ELEMENTS:  # the slash matters inside SVG, where nothing is empty by itself
        return Html(f"{opening}/>")
    return Html(f"{opening}>{join(*children)}</{tag}>")


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-").replace("viewbox", "viewBox")
    return f" {written}" if value is True else f' {written}="{text(value)}"'


def data(value: Any, *, id_: str) -> Html:  # noqa: ANN401 - whatever JSON can hold
    """Return a data block that no name can break out of."""
    written = json.dumps(_plain_tree(value), ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return Html(f'<script type="application/json" id="{escape(id_)}">{written}</script>')


def _plain_tree(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return the value with every text made plain."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {plain(key): _plain_tree(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain_tree(item) for item in value]
    return value
