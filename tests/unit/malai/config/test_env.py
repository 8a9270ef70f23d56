"""Settings from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from malai.config import env, mailing
from malai.config.env import Environment, SettingError


def test_a_name_nobody_reads_stops_the_start_and_lists_the_names() -> None:
    with pytest.raises(
        SettingError, match=r"MALAI_DATABSE_URL is not a setting.*MALAI_DATABASE_URL"
    ):
        env.refuse_unknown({"MALAI_DATABSE_URL": "x", "PATH": "/bin"})
    env.refuse_unknown({"MALAI_TEST_POSTGRES": "1", "PATH": "/bin"})


@pytest.mark.parametrize(
    ("written", "expected"), [("1", True), ("Yes", True), ("off", False), ("", False)]
)
def test_a_flag_is_yes_or_no(written: str, expected: bool) -> None:
    assert Environment({"MALAI_DEMO": written}).flag("MALAI_DEMO") is expected


def test_a_wrong_flag_number_or_choice_says_what_to_write() -> None:
    wrong = Environment({"MALAI_DEMO": "maybe", "MALAI_UPLOAD_MB": "-3", "MALAI_LANGUAGE": "fr"})

    with pytest.raises(SettingError, match="MALAI_DEMO is “maybe”"):
        wrong.flag("MALAI_DEMO")
    with pytest.raises(SettingError, match="from 1 to 2000"):
        wrong.number("MALAI_UPLOAD_MB", 100, low=1, high=2000)
    with pytest.raises(SettingError, match="one of: th, en"):
        wrong.choice("MALAI_LANGUAGE", "th", ("th", "en"))


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(SettingError, match=r"MALAI_DATA is .*file"):
        Environment({"MALAI_DATA": str(tmp_path / "file" / "inside")}).folder()


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = Environment({}).secret(tmp_path)

    assert Environment({}).secret(tmp_path) == first
    assert len(first) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="shorter than 32"):
        Environment({"MALAI_SECRET_KEY": "abc"}).secret(tmp_path)


def test_postgresql_is_read_from_its_address() -> None:
    made = env.postgresql("postgresql://mali:p%40ss@db.example:5433/malai")

    assert (made["NAME"], made["USER"], made["PASSWORD"]) == ("malai", "mali", "p@ss")
    assert (made["HOST"], made["PORT"]) == ("db.example", "5433")
    assert env.postgresql("postgresql://x@localhost/malai?host=/run/pg")["HOST"] == "/run/pg"


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://host", "malai"])
def test_another_database_is_refused_with_the_right_form(url: str) -> None:
    with pytest.raises(SettingError, match="postgresql://user"):
        env.postgresql(url)


def test_mail_goes_by_the_server_named_or_to_the_log() -> None:
    assert "console" in str(mailing.mail(Environment({}))["EMAIL_BACKEND"])
    made = mailing.mail(Environment({"MALAI_MAIL_URL": "smtps://a:b@mail.example"}))
    assert (made["EMAIL_PORT"], made["EMAIL_USE_SSL"], made["EMAIL_USE_TLS"]) == (465, True, False)
    with pytest.raises(SettingError, match="smtp://"):
        mailing.mail(Environment({"MALAI_MAIL_URL": "mail.example"}))


def test_every_setting_is_in_the_documentation() -> None:
    page = Path(__file__).resolve().parents[4] / "docs" / "settings.md"
    assert [name for name in env.NAMES if f"`{name}`" not in page.read_text()] == []
