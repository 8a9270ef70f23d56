"""The first start: an owner, her workspace and its first network.

Each step may be repeated until the next one is done, so that going back is possible.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from malai.accounts.demo import of_real_users
from malai.accounts.models import Role, Seat, User, Workspace
from malai.audit.models import Origin
from malai.audit.services import recorded
from malai.consent.services.purposes import purposes_ensure
from malai.network.models import Network
from malai.network.services.bulk_ties import tie_kinds_ensure

#: Without letters and digits that look alike on a screen.
LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
#: Any number that nothing else in Malai uses.
LOCK: Final = 25592559


class StartTakenError(Exception):
    """Somebody else has made the first start in the meantime."""


def code_file() -> Path:
    """Return where the code of the first start is kept."""
    return Path(settings.DATA) / "start-code"


def start_code() -> str | None:
    """Return the code that guards a first start over the network; ``None`` once there is an owner.

    Made once and kept in the data folder, so that the server and its pages agree.
    """
    if User.objects.filter(of_real_users()).exists():
        return None
    file = code_file()
    try:
        with file.open("x", encoding="ascii") as new:
            file.chmod(0o600)
            new.write("".join(secrets.choice(LETTERS) for _ in range(10)))
    except FileExistsError:
        pass
    return file.read_text(encoding="ascii").strip()


def is_right_code(given: str) -> bool:
    """Say whether ``given`` is the code of the first start, however it was typed."""
    code = start_code()
    typed = given.strip().upper().encode("utf-8", errors="replace")
    return code is not None and secrets.compare_digest(typed, code.encode("ascii"))


@transaction.atomic
def owner_ensure(*, user: User | None, name: str, email: str, password: str, language: str) -> User:
    """Make the first user, or put right what she gave one page ago (``user``).

    Raises
    ------
    StartTakenError
        There is an owner already. Two first starts at once make one owner.
    """
    _one_at_a_time()
    others = User.objects.filter(of_real_users()).exclude(pk=user.pk if user else 0)
    if others.exists():
        raise StartTakenError
    if user is None:
        made = User.objects.create_user(email, password, name=name, language=language)
        code_file().unlink(missing_ok=True)
        return made
    user.name, user.email = name, email.lower()
    if password:
        user.set_password(password)
    user.save(update_fields=["name", "email", "password"])
    return user


@transaction.atomic
def workspace_ensure(*, by: User, name_th: str, name_en: str, language: str) -> Workspace:
    """Make the workspace of the first owner, or put its names right."""
    _one_at_a_time()
    seat = Seat.objects.filter(user=by, role=Role.OWNER).select_related("workspace").first()
    workspace = seat.workspace if seat else Workspace()
    workspace.name_th, workspace.name_en, workspace.language = name_th, name_en, language
    workspace.save()
    if seat is None:
        owner_seat_create(by=by, workspace=workspace)
    return workspace


def owner_seat_create(*, by: User, workspace: Workspace) -> Seat:
    """Seat ``by`` as owner and open the history of the workspace. Within a transaction."""
    with recorded("site.workspace_create", by=by, workspace=workspace, name=workspace.name) as act:
        act.about(workspace.public_id)
        seat = Seat.objects.create(user=by, workspace=workspace, role=Role.OWNER)
    tie_kinds_ensure(workspace)
    purposes_ensure(workspace)
    return seat


@transaction.atomic
def network_ensure(*, by: User, workspace: Workspace, name: str, purpose: str) -> Network:
    """Make the first network of the workspace; a second call finds it."""
    _one_at_a_time()
    there = workspace.networks.first()
    if there is not None:
        return there
    thai, english = in_its_column(name)
    network = Network(workspace=workspace, name_th=thai, name_en=english, purpose=purpose)
    with recorded("network.network_create", by=by, workspace=workspace, name=name) as trace:
        trace.create(network)
        trace.about(network.public_id)
    return network


@transaction.atomic
def owner_create(*, email: str, name: str, password: str, workspace_name: str) -> Seat:
    """Make an owner from the terminal; who has an account gets the new password and the seat."""
    _one_at_a_time()
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        user = User.objects.create_user(email, password, name=name)
    else:
        user.set_password(password)
        user.name = name or user.name
        user.save(update_fields=["password", "name"])
    code_file().unlink(missing_ok=True)
    workspace = _workspace_named(workspace_name)
    seat = Seat.objects.filter(user=user, workspace=workspace).first()
    if seat is None:
        return owner_seat_create(by=user, workspace=workspace)
    with recorded(
        "site.seat_role_change",
        by=None,
        workspace=workspace,
        origin=Origin.COMMAND,
        name=str(user),
        was=seat.role,
        role=Role.OWNER,
    ):
        seat.role = Role.OWNER
        seat.save(update_fields=["role", "updated_at"])
    return seat


def _workspace_named(name: str) -> Workspace:
    """Return the workspace of that name; without a name, the first one that is not for show."""
    real = Workspace.objects.filter(is_demo=False)
    there = real.filter(Q(name_th=name) | Q(name_en=name)).first() if name else real.first()
    if there is not None:
        return there
    thai, english = in_its_column(name or "เครือข่ายของเรา")
    return Workspace.objects.create(name_th=thai, name_en=english)


def in_its_column(name: str) -> tuple[str, str]:
    """Return (Thai name, English name) with ``name`` in the one of its letters.

    Examples
    --------
    >>> in_its_column("ดอยหมอก"), in_its_column("Misty Hill")
    (('ดอยหมอก', ''), ('', 'Misty Hill'))
    """
    is_thai = any("\u0e00" <= letter <= "\u0e7f" for letter in name)
    return (name, "") if is_thai else ("", name)


def _one_at_a_time() -> None:
    """Let first starts wait for each other; SQLite's transactions do so by themselves.

    On PostgreSQL there is no row yet that could be locked.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
