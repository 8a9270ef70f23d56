"""For whom a file is read and written: the reach of who brought it, asked anew each time."""

from __future__ import annotations

from malai.access.policy import Action, may
from malai.accounts.models import Seat, User
from malai.interchange.models import Import
from malai.network.reach import networks_seen, seen_as
from malai_core.errors import InvalidInputError
from malai_core.labels import Words

NO_LONGER = Words(
    "ผู้นำไฟล์นี้เข้ามาไม่มีสิทธิ์นำเข้าข้อมูลของเครือข่ายนี้แล้ว จึงไม่ได้อ่านหรือบันทึกอะไร ให้ผู้ที่มีสิทธิ์นำเข้าใหม่",
    "Who brought this file may no longer bring data into this network, so nothing was read or "
    "written. Somebody who may can bring it in anew.",
)


class NoLongerError(InvalidInputError):
    """The seat of who brought a file went, or reaches less than it did."""


def seen_as_bringer(row: Import, by: User | None) -> None:
    """Let the workspace of an import be seen as ``by`` (else who brought it) sees it now.

    A worker runs later than the click: by then the seat may be gone or limited. Two queries;
    a command of the server, which nobody brought, sees everything.

    Raises
    ------
    NoLongerError
        The seat is gone, may not import, or does not reach the network.
    """
    workspace = row.network.workspace
    who = by or row.brought_by
    seen_as(workspace, who)
    if who is None:
        return
    seat = Seat.objects.filter(user=who, workspace=workspace).first()
    is_barred = seat is None or not may(seat.role, Action.DATA_IMPORT, seat.scope)
    if is_barred or not networks_seen(workspace).filter(pk=row.network_id).exists():
        raise NoLongerError(NO_LONGER)
