"""The first start: from nobody to a network, once, and only by who sits at the machine."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from malai.accounts.models import Role, Seat, User, Workspace
from malai.audit.models import Act
from malai.network.models import Network
from malai.site.services import StartTakenError, owner_ensure, start_code
from malai.site.services.first_start import code_file

OWNER = {"name": "ครูแก้ว", "email": "Kaew@Example.org", "password": "ดอกมะลิบานเช้า9"}
WORKSPACE = {"name_th": "มูลนิธิดอยหมอก", "name_en": "", "language": "th"}
NETWORK = {"name": "เครือข่ายเด็กดอย", "purpose": "ให้เด็กทุกคนได้เรียน"}
STARTS = ["owner", "workspace", "network"]


@pytest.fixture(autouse=True)
def no_code_left_over() -> None:
    code_file().unlink(missing_ok=True)


def url(step: str) -> str:
    return reverse(f"site:start-{step}")


def begun() -> Client:
    """A client whose owner has just been made."""
    client = Client()
    assert client.post(url("owner"), OWNER).headers["Location"] == url("workspace")
    return client


@override_settings(MALAI_DEMO=False)
def test_the_owner_walks_from_nothing_to_her_first_workbook(db: None) -> None:
    client = Client()
    assert client.get("/").headers["Location"] == url("owner")
    assert client.get(url("owner")).status_code == 200

    client = begun()
    assert client.post(url("workspace"), WORKSPACE).headers["Location"] == url("network")
    last = client.post(url("network"), NETWORK)

    workspace, network = Workspace.objects.get(), Network.objects.get()
    assert last.headers["Location"] == reverse("interchange:upload", args=[workspace.public_id])
    assert (workspace.name_th, network.name_th) == (WORKSPACE["name_th"], NETWORK["name"])
    seat = Seat.objects.get()
    assert (seat.user.email, seat.role, seat.workspace) == (
        "kaew@example.org",
        Role.OWNER,
        workspace,
    )
    assert Act.objects.filter(action="site.workspace_create", by=seat.user).exists()


def test_once_it_is_done_the_first_start_is_gone_for_everybody(db: None) -> None:
    client = begun()
    client.post(url("workspace"), WORKSPACE)
    client.post(url("network"), NETWORK)
    for step in STARTS:
        assert client.get(url(step)).status_code == 404
        assert Client().get(url(step)).status_code == 404


def test_no_step_can_be_skipped(db: None) -> None:
    assert Client().get(url("workspace")).status_code == 404
    assert begun().get(url("network")).status_code == 404


def test_going_back_shows_and_changes_what_was_given(db: None) -> None:
    client = begun()
    assert OWNER["name"] in client.get(url("owner")).content.decode()
    client.post(url("owner"), {**OWNER, "name": "ครูแก้ว ใจงาม", "password": ""})
    user = User.objects.get()
    assert user.name == "ครูแก้ว ใจงาม"
    assert user.check_password(OWNER["password"])

    client.post(url("workspace"), WORKSPACE)
    assert WORKSPACE["name_th"] in client.get(url("workspace")).content.decode()
    client.post(url("workspace"), {**WORKSPACE, "name_en": "Misty Hill"})
    assert Workspace.objects.get().name_en == "Misty Hill"


def test_a_new_password_on_the_way_back_keeps_her_signed_in(db: None) -> None:
    client = begun()
    client.post(url("owner"), {**OWNER, "password": "ดาวเรืองริมรั้ว7"})
    assert client.get(url("workspace")).status_code == 200


@override_settings(MALAI_DEMO=False)
def test_who_closed_the_browser_goes_on_after_signing_in(db: None) -> None:
    begun()
    client = Client()
    client.post("/accounts/login/", {"login": "kaew@example.org", "password": OWNER["password"]})
    assert client.get("/").headers["Location"] == url("workspace")


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "no address"},
        {"password": "1234"},
        {"password": "password"},
        {"name": ""},
    ],
)
def test_a_page_that_was_not_understood_makes_nobody(db: None, wrong: dict[str, str]) -> None:
    assert Client().post(url("owner"), {**OWNER, **wrong}).status_code == 422
    assert not User.objects.exists()


def test_a_workspace_needs_one_name(db: None) -> None:
    answer = begun().post(url("workspace"), {**WORKSPACE, "name_th": " "})
    assert answer.status_code == 422
    assert not Workspace.objects.exists()


@pytest.mark.parametrize(
    "far",
    [
        {"REMOTE_ADDR": "192.168.1.20"},
        {"HTTP_X_FORWARDED_FOR": "192.168.1.20"},
        {"REMOTE_ADDR": ""},
    ],
)
def test_from_another_machine_the_code_of_the_terminal_is_asked_for(
    db: None, far: dict[str, str]
) -> None:
    code = start_code()
    client = Client(**far)  # type: ignore[arg-type]
    assert 'name="code"' in client.get(url("owner")).content.decode()
    assert client.post(url("owner"), OWNER).status_code == 422
    assert client.post(url("owner"), {**OWNER, "code": "AAAAAAAAAA"}).status_code == 422
    assert not User.objects.exists()
    assert client.post(url("owner"), {**OWNER, "code": f" {str(code).lower()} "}).status_code == 302


def test_at_the_machine_itself_no_code_is_asked_for(db: None) -> None:
    assert 'name="code"' not in Client().get(url("owner")).content.decode()


def test_the_code_stays_the_same_until_there_is_an_owner(db: None) -> None:
    code = start_code()
    assert code == start_code()
    assert code_file().stat().st_mode & 0o077 == 0
    begun()
    assert start_code() is None
    assert not code_file().exists()


def test_who_comes_second_is_sent_to_sign_in(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(**_given: object) -> None:
        raise StartTakenError

    monkeypatch.setattr("malai.site.web.start.owner_ensure", taken)
    assert Client().post(url("owner"), OWNER).headers["Location"] == "/accounts/login/"


def in_a_file(folder: Path) -> Callable[[], None]:
    """Return what points a thread at a real file with the same tables.

    The tests' SQLite lives in memory, where two connections cannot wait for each other; a real one
    can. PostgreSQL is left as it is.
    """
    if connection.vendor != "sqlite":
        return lambda: None
    path = folder / "start.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)

    def point() -> None:
        connection.settings_dict = {**connection.settings_dict, "NAME": str(path)}

    return point


@pytest.mark.django_db(transaction=True)
def test_two_first_starts_at_once_make_one_owner(tmp_path: Path) -> None:
    point, barrier = in_a_file(tmp_path), Barrier(2)
    results: list[str] = []

    def start(name: str) -> None:
        point()
        barrier.wait()
        try:
            owner_ensure(
                user=None,
                name=name,
                email=f"{name}@example.org",
                password=OWNER["password"],
                language="th",
            )
            results.append("made")
        except StartTakenError:
            results.append("late")
        finally:
            connection.close()

    threads = [Thread(target=start, args=[name]) for name in ("mali", "boon")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["late", "made"]
