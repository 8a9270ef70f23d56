"""Two announcements in the demonstration: one that people are being called for, one still written."""

from __future__ import annotations

from malai.accounts.models import Workspace
from malai.network.models import Membership, MembershipRole, Network
from malai.post.models import Channel, Delivery, Message, State
from malai.post.selectors.reaching import recipients_of
from malai.post.services.messages import delivery_note, message_create
from malai.post.services.queueing import message_queue

#: Of those who are to be called, how many were already.
CALLED = 3


def demo_messages_ensure() -> None:
    """Make them where the demonstration has none. At most two queries, or a few acts."""
    workspace = Workspace.objects.filter(is_demo=True).first()
    if workspace is None or Message.objects.filter(workspace=workspace).exists():
        return
    network = Network.objects.filter(workspace=workspace, parent=None).order_by("pk").first()
    if network is None:
        return
    _being_called(workspace, network)
    message_create(by=None, workspace=workspace, fields={**FAMILY_DAY, **_to(network)})


def _being_called(workspace: Workspace, network: Network) -> None:
    message = message_create(by=None, workspace=workspace, fields={**ROOM, **_to(network)})
    terms = Membership.objects.filter(network=network, role=MembershipRole.COORDINATOR)
    keys = list(terms.filter(until="").values_list("party_id", flat=True))
    found = recipients_of(workspace, keys, message.channels)
    message_queue(by=None, message=message, recipients=found, root="")
    waiting = Delivery.objects.filter(message=message, state=State.TO_CALL).order_by("pk")
    for delivery in waiting[:CALLED]:
        delivery_note(by=None, delivery=delivery, is_done=True)


def _to(network: Network) -> dict[str, object]:
    return {
        "audience": f"network.network:{network.public_id}",
        "audience_said": network.name,
        "channels": [Channel.CALL.value, Channel.PRINT.value],
    }


ROOM = {
    "subject_th": "ประชุมเดือนนี้ย้ายไปศาลาวัด",
    "subject_en": "This month's meeting moves to the temple hall",
    "body_th": "ห้องประชุม อบต. ซ่อมหลังคา ขอเชิญทุกท่านพบกันที่ศาลาวัดดอยหมอก เวลา 9.00 น. เหมือนเดิม ขอบคุณมาก",
    "body_en": "The roof of the meeting room is being repaired. We meet in the hall of Misty Hill temple, at 9 as always. Thank you.",
}
FAMILY_DAY = {
    "subject_th": "วันครอบครัวครั้งหน้า ใครช่วยรถรับส่งได้บ้าง",
    "subject_en": "Who can drive families to the next family day?",
    "body_th": "ครอบครัวบนดอยหลายบ้านยังไม่มีรถมา ท่านใดมีรถว่าง ขอความกรุณาบอกผู้ประสานงาน ขอบคุณมาก",
    "body_en": "Several families on the hill have no way to come. If you have room in a car, please tell your coordinator. Thank you.",
}
