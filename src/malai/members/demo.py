"""What three members said in the demonstration: a correction, something asked, something offered."""

from __future__ import annotations

from typing import Final
from uuid import uuid5

from malai.accounts.models import Workspace
from malai.members.models import MemberWord, WordKind
from malai.members.services import word_take
from malai.network.models import Membership, MembershipRole, Party, PartyKind

SAID: Final[tuple[tuple[WordKind, str, dict[str, str], bool], ...]] = (
    (WordKind.CORRECT, "เปลี่ยนเบอร์ตั้งแต่ต้นเดือน", {"phone_written": "080 000 9951"}, False),
    (WordKind.ASK, "อยากได้รถเข็นเด็กคันเล็ก ลูกโตจนคันเดิมนั่งไม่ได้แล้ว", {}, True),
    (WordKind.OFFER, "ว่างทุกวันเสาร์ ช่วยล่ามภาษาอาข่าได้", {}, True),
)


def demo_words_ensure() -> None:
    """Make them where the demonstration has none. At most three queries, or one act each."""
    workspace = Workspace.objects.filter(is_demo=True).first()
    if workspace is None or MemberWord.objects.filter(workspace=workspace).exists():
        return
    terms = Membership.objects.filter(workspace=workspace, role=MembershipRole.MEMBER, until="")
    people = Party.objects.filter(pk__in=terms.values("party"), kind=PartyKind.PERSON)
    people = people.order_by("pk")
    for party, (kind, text, fields, may_show) in zip(people, SAID, strict=False):
        word_take(
            party=party,
            kind=kind,
            text=text,
            fields=fields,
            may_show=may_show,
            client_id=uuid5(workspace.public_id, text),
        )
