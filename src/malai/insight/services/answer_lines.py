"""The lines that the newest answers of members add to a reading."""

from __future__ import annotations

from malai.insight.bridge.answers import NEEDS, needs_line, trust_line
from malai.insight.models import SheetKind
from malai.insight.results import Line, MethodUse
from malai.insight.selectors.answers import answers_in, sheet_newest
from malai.network.models import Network

NO_TRUST = Line(
    "trust", "plain", None, {}, (), (MethodUse("trust.network.varda2008.v1"),),
    {"th": "ยังไม่มีคำตอบเรื่องความไว้วางใจ", "en": "nobody has answered about trust yet"},
)  # fmt: skip
NO_NEEDS = Line(
    "needs", "plain", None, {}, (), (MethodUse(NEEDS),),
    {"th": "ยังไม่มีใครบอกว่าต้องการความรู้หรือทรัพยากรใด", "en": "nobody has said yet what skills or resources they look for"},
)  # fmt: skip


def answer_lines(network: Network) -> list[Line]:
    """Return what the reading says of trust and of needs. At most four queries."""
    found = []
    trust = sheet_newest(network, kind=SheetKind.TRUST)
    if trust:
        found.append(trust_line(answers_in(trust), top=trust.top, on=trust.on.isoformat()))
    needs = sheet_newest(network, kind=SheetKind.NEEDS)
    if needs:
        found.append(needs_line(answers_in(needs)))
    return [*found, *([] if trust else [NO_TRUST]), *([] if needs else [NO_NEEDS])]
