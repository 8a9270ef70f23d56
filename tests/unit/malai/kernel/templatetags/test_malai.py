"""What templates may use, in both languages."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.template import Context, Template
from django.utils.translation import override

from malai.kernel import assets
from malai.kernel.templatetags import malai as tags
from malai_core.labels import Sentence, Words
from malai_core.text import PartialDate


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build of three files."""
    files = {
        "main.ts": {"file": "main-1.js", "css": ["main-1.css"]},
        "theme.ts": {"file": "theme-1.js"},
        "icons.svg": {"file": "icons-1.svg"},
    }
    (tmp_path / "manifest.json").write_text(json.dumps(files))
    monkeypatch.setattr(assets, "BUILT", tmp_path)


def drawn(text: str, **context: object) -> str:
    """Return a template as it is sent."""
    return Template(text).render(Context(context))


@pytest.mark.usefixtures("built")
def test_an_asset_is_its_styles_and_one_module() -> None:
    assert drawn('{% asset "main.ts" %}') == (
        '<link rel="stylesheet" href="/static/built/main-1.css">'
        '<script type="module" src="/static/built/main-1.js"></script>'
    )


@pytest.mark.usefixtures("built")
def test_the_theme_runs_before_the_first_paint() -> None:
    assert drawn('{% blocking_script "theme.ts" %}') == (
        '<script src="/static/built/theme-1.js"></script>'
    )


@pytest.mark.usefixtures("built")
def test_an_icon_is_an_ornament_unless_it_has_a_label() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "users" %}')
    assert 'href="/static/built/icons-1.svg#users"' in drawn('{% icon "users" %}')
    labelled = drawn('{% icon "users" label=label %}', label="<People>")
    assert 'role="img" aria-label="&lt;People&gt;"' in labelled
    assert "aria-hidden" not in labelled


@pytest.mark.parametrize(
    ("value", "style", "thai", "english"),
    [
        (date(2026, 11, 22), "long", "22 พฤศจิกายน 2569", "22 November 2026"),
        (date(2026, 11, 22), "short", "22 พ.ย. 2569", "22 Nov 2026"),
        (date(2026, 11, 22), "weekday", "วันอาทิตย์ที่ 22 พฤศจิกายน 2569", "Sunday 22 November 2026"),
        (PartialDate(2016, 3), "long", "มีนาคม 2559", "March 2016"),
        ("2016", "long", "พ.ศ. 2559", "2016"),
        # Late in the evening in London is the next day in Thailand.
        (datetime(2026, 11, 21, 18, 0, tzinfo=UTC), "long", "22 พฤศจิกายน 2569", "22 November 2026"),
        (None, "long", "", ""),
        ("", "long", "", ""),
    ],
)
def test_a_date_is_said_in_the_language_of_the_page(
    value: PartialDate | date | str | None, style: str, thai: str, english: str
) -> None:
    with override("th"):
        assert tags.thai_date(value, style) == thai
    with override("en"):
        assert tags.thai_date(value, style) == english


def test_a_time_is_the_time_in_thailand() -> None:
    moment = datetime(2026, 11, 22, 7, 5, tzinfo=UTC)
    with override("th"):
        assert tags.thai_time(moment) == "22 พ.ย. 2569 14:05 น."
    with override("en"):
        assert tags.thai_time(moment) == "22 Nov 2026 14:05"
    assert tags.thai_time(None) == ""


def test_numbers_have_separators_and_a_missing_one_is_a_dash() -> None:
    assert tags.number(1284) == "1,284"
    assert tags.number(0.456, 2) == "0.46"
    assert tags.number(None) == "–"
    assert tags.percent(0.125, 1) == "12.5%"
    assert tags.percent(None) == "–"


def test_a_phone_is_shown_as_people_write_it() -> None:
    assert tags.phone("+66812345678") == "081-234-5678"
    assert tags.phone("ต่อ 12") == "ต่อ 12"
    assert tags.phone(None) == ""


def test_a_sentence_of_the_core_is_said() -> None:
    sentence = Sentence(Words("มี {n} คน", "{n} people"), {"n": 1200})
    with override("th"):
        assert tags.said(sentence) == "มี 1,200 คน"
    with override("en"):
        assert tags.said(sentence) == "1,200 people"
    assert tags.said("as it is") == "as it is"
    assert tags.said(None) == ""


def test_a_name_falls_back_to_the_other_language() -> None:
    both = SimpleNamespace(name_th="วัดดอยงาม", name_en="Doi Ngam Temple")
    with override("en"):
        assert tags.name(both) == "Doi Ngam Temple"
        assert tags.name({"name_th": "วัดดอยงาม", "name_en": ""}) == "วัดดอยงาม"
    with override("th"):
        assert tags.name(both) == "วัดดอยงาม"
        assert tags.name("มะลิ") == "มะลิ"
        assert tags.name(None) == ""


@pytest.mark.parametrize(
    ("written", "letters"),
    [("อารี แสงทอง", "อส"), ("เด่น ใจงาม", "ดจ"), ("somsri jai-ngam", "SJ"), ("มะลิ", "ม"), ("", "")],
)
def test_initials_pass_over_a_vowel_written_before(written: str, letters: str) -> None:
    assert tags.initials(written) == letters


class Choices(forms.Form):
    """One field of each look."""

    note = forms.CharField(widget=forms.Textarea(attrs={"class": "wide"}))
    kind = forms.ChoiceField(choices=[("a", "A")])
    sure = forms.BooleanField()
    one = forms.ChoiceField(choices=[("x", "X")], widget=forms.RadioSelect)


def test_controls_wear_the_look_of_their_kind() -> None:
    form = Choices()
    assert 'class="textarea wide"' in tags.styled(form["note"])
    assert 'class="select"' in tags.styled(form["kind"])
    assert 'class="checkbox checkbox-primary"' in tags.styled(form["sure"])
    assert 'class="radio radio-primary"' in tags.tick(form["one"][0])


def test_months_are_named_in_the_language_of_the_page() -> None:
    with override("th"):
        assert tags.thai_months()[10] == (11, "พฤศจิกายน")
    with override("en"):
        assert tags.thai_months()[10] == (11, "November")


def test_a_message_may_carry_its_undo() -> None:
    assert tags.undo_url(Message(SUCCESS, "Saved", "quiet undo=/w/1/undo/")) == "/w/1/undo/"
    assert tags.undo_url(Message(SUCCESS, "Saved")) == ""


def test_a_name_of_the_machine_breaks_behind_its_dots() -> None:
    assert drawn('{{ "sna.density.v1"|breakable }}') == "sna.<wbr>density.<wbr>v1"
    assert drawn('{{ "<b>.x"|breakable }}') == "&lt;b&gt;.<wbr>x"
