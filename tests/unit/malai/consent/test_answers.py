"""Answers, their history, people under age, and what a merge makes of two sides."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.consent.carriers import STRICT
from malai.consent.models import Answer, Entry, Minor, Purpose, Standing
from malai.consent.selectors.purposes import agreed_among, answers_counted, people_by_state
from malai.consent.services.answers import Given, consents_record
from malai.consent.services.minors import minor_note
from malai.consent.services.purposes import purpose_change, purposes_ensure
from malai.network.models import Party
from malai.network.services.merging import party_merge
from malai_core.text import PartialDate
from tests.makers import World, person

ANSWERS = st.sampled_from([None, *Answer.values])


def purpose(world: World, code: str = "photos") -> Purpose:
    purposes_ensure(world.workspace)
    return Purpose.objects.get(workspace=world.workspace, code=code)


def answer(world: World, party: Party, said: str, **how: Any) -> list[Entry]:
    return consents_record(
        by=world.cast.coordinator,
        workspace=world.workspace,
        parties=[party],
        purposes=[purpose(world)],
        given=Given(said, **how),
    )


def stand(party: Party) -> str:
    found = Standing.objects.filter(party=party).first()
    return found.answer if found else "none"


def test_an_answer_is_given_and_withdrawn_and_both_stay_in_the_history(world: World) -> None:
    answer(world, world.kru, "yes")
    assert stand(world.kru) == "yes"
    answer(world, world.kru, "withdrawn")
    assert stand(world.kru) == "withdrawn"
    said = Entry.objects.filter(party=world.kru).order_by("pk")
    assert [one.answer for one in said] == ["yes", "withdrawn"]
    assert said[0].text is not None
    assert said[0].recorded_by == world.cast.coordinator


def test_taking_an_answer_back_leaves_what_was_before(world: World) -> None:
    answer(world, world.kru, "yes")
    answer(world, world.kru, "withdrawn")
    act_undo(by=world.cast.owner, act=Act.objects.first())  # type: ignore[arg-type]
    assert stand(world.kru) == "yes"
    act = Act.objects.filter(action="consent.consents_record").last()
    assert act is not None
    act_undo(by=world.cast.owner, act=act)
    assert (stand(world.kru), Entry.objects.count()) == ("none", 0)


def test_an_older_sheet_noted_late_changes_nothing_that_stands(world: World) -> None:
    answer(world, world.kru, "withdrawn")
    answer(world, world.kru, "yes", on=date(2016, 1, 1))
    assert stand(world.kru) == "withdrawn"
    assert Entry.objects.count() == 2


def test_other_words_are_a_new_version_and_earlier_answers_keep_theirs(world: World) -> None:
    first = answer(world, world.kru, "yes")[0]
    photos = purpose(world)
    purpose_change(by=None, purpose=photos, fields={"text_th": "ข้อความใหม่", "text_en": ""})
    second = answer(world, world.boon, "yes")[0]
    first.refresh_from_db()
    assert first.text is not None
    assert second.text is not None
    assert (first.text.number, second.text.number) == (1, 2)


@pytest.mark.parametrize(
    ("said", "how"),
    [("yes", {"on": date(2999, 1, 1)})],
)
def test_a_day_to_come_is_refused(world: World, said: str, how: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        answer(world, world.kru, said, **how)
    assert not Entry.objects.exists()


def test_organisations_are_not_asked(world: World) -> None:
    with pytest.raises(ValidationError):
        answer(world, world.temple, "yes")


def test_somebody_under_age_agrees_only_with_a_guardian(world: World) -> None:
    minor_note(by=None, party=world.kru)
    with pytest.raises(ValidationError):
        answer(world, world.kru, "yes")
    answer(world, world.kru, "no")
    minor_note(by=None, party=world.kru, guardian="นางคำ ใจงาม", relation="แม่")
    made = answer(world, world.kru, "yes")[0]
    assert made.guardian == "นางคำ ใจงาม (แม่)"


def test_age_is_never_reached_too_early() -> None:
    today = date(2026, 6, 15)
    assert Minor(born=PartialDate(2006)).is_minor_on(today)
    assert not Minor(born=PartialDate(2006, 6, 15)).is_minor_on(today)
    assert Minor(born=PartialDate(2006, 6, 16)).is_minor_on(today)
    assert Minor(born=PartialDate(2020)).needs_only_guardian(today)
    assert Minor(born=None).is_minor_on(today)


def test_counts_and_lists_agree(world: World) -> None:
    answer(world, world.kru, "yes")
    answer(world, world.boon, "no")
    photos = purpose(world)
    counted = next(one for one in answers_counted(world.workspace) if one.purpose == photos)
    assert (counted.yes, counted.no, counted.withdrawn, counted.not_asked) == (1, 1, 0, 1)
    for state, count in (("yes", 1), ("no", 1), ("withdrawn", 0), ("none", 1)):
        assert people_by_state(photos, state).count() == count
    keys = [world.kru.pk, world.boon.pk, world.mali.pk]
    assert agreed_among(world.workspace, "photos", keys) == {world.kru.pk}
    assert agreed_among(world.workspace, "membership", keys) == set(keys)
    assert agreed_among(world.cast.elsewhere, "photos", keys) == set()


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=ANSWERS, second=ANSWERS, days=st.integers(0, 3), newer=st.booleans())
def test_of_two_records_the_strictest_answer_stands_and_undo_restores_both(
    world: World, first: str | None, second: str | None, days: int, newer: bool
) -> None:
    one, two = (person(world.workspace, "ฝาย ป่าแพะ") for _ in range(2))
    today = timezone.localdate()
    if first:
        answer(world, one, first, on=today - timedelta(days=days))
    if newer:
        newest = purpose(world).texts.order_by("-number")[0].number
        words = {"text_th": f"ข้อความ {newest + 1}", "text_en": ""}
        purpose_change(by=None, purpose=purpose(world), fields=words)
    if second:
        answer(world, two, second, on=today)
    before = list(Standing.objects.order_by("pk").values())
    entries = list(Entry.objects.order_by("pk").values("pk", "party_id", "answer"))
    numbers = [s.text.number for s in Standing.objects.filter(party__in=[one, two]) if s.text]

    merged = party_merge(by=world.cast.owner, kept=one, gone=two)

    given_answers = [said for said in (first, second) if said]
    if given_answers:
        row = Standing.objects.get(party=merged)
        assert row.answer == max(given_answers, key=lambda said: STRICT[said])
        assert row.text is not None
        assert row.text.number == max(numbers)
    assert Entry.objects.filter(party=merged).count() == len(given_answers)
    act = Act.objects.filter(action="network.party_merge").first()
    assert act is not None
    act_undo(by=world.cast.owner, act=act)
    assert list(Standing.objects.order_by("pk").values()) == before
    assert list(Entry.objects.order_by("pk").values("pk", "party_id", "answer")) == entries
