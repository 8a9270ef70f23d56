"""Who gets what at the addresses of members."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from malai.members.services import word_take
from tests.functional.doors import ACT, EDIT, Answers, answers
from tests.makers import World

#: An address that nobody has made opens nothing for anybody.
CLOSED = answers("404 404 404 404 404 404 404")

DOORS: dict[str, dict[str, Answers]] = {
    "members:words": {"get": EDIT},
    "members:word-settle": {"post": ACT},
    "members:link": {"get": EDIT, "post": EDIT},
    "members:people": {"get": CLOSED},
    "members:say": {"post": CLOSED},
    "members:correct": {"post": CLOSED},
    "members:answer": {"post": CLOSED},
    "members:found": {"post": CLOSED},
    "members:hide": {"post": CLOSED},
    "members:thanks": {"get": CLOSED},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about."""
    here = {"workspace": world.workspace.public_id}
    said = word_take(party=world.boon, kind="ask", text="หารถเข็น", client_id=uuid4())
    link = {"token": "nobody-has-made-this"}
    return {
        "members:words": here,
        "members:word-settle": {**here, "word": said.public_id},
        "members:link": {**here, "party": world.boon.public_id},
        **dict.fromkeys(
            (
                "members:people",
                "members:say",
                "members:correct",
                "members:answer",
                "members:found",
                "members:hide",
                "members:thanks",
            ),
            link,
        ),
    }
