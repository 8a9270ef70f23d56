"""A whole table: what is analysed, what is told beside the numbers, what is refused."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.nca import Analysis, Settings, analyse, effect, permutation_test
from tests.data.innovation import CONDITIONS, COUNTRIES, INDIVIDUALISM, INNOVATION

TABLE: dict[str, object] = {"Country": COUNTRIES, **CONDITIONS, "Innovation": INNOVATION}
QUICK = Settings(repetitions=20)


def analysed(data: object = TABLE, outcome: str = "Innovation", **more: object) -> Analysis:
    return analyse(data, outcome=outcome, **{"settings": QUICK, "language": "en", **more})  # type: ignore[arg-type]


def refused(**more: object) -> str:
    with pytest.raises(InvalidInputError) as caught:
        analysed(**more)  # type: ignore[arg-type]
    assert caught.value.in_language("th") != caught.value.in_language("en")
    return caught.value.in_language("en")


def test_every_other_column_of_numbers_is_a_condition() -> None:
    found = analysed()
    assert found.conditions == ("Individualism", "Risk taking")
    assert found.table.case_column == "Country"
    assert [(f.condition, f.ceiling) for f in found.findings][:2] == [
        ("Individualism", "ce_fdh"),
        ("Individualism", "cr_fdh"),
    ]
    assert found.notes == ()


def test_a_finding_is_what_the_functions_say() -> None:
    finding = analysed().of("Individualism", "cr_fdh")
    assert finding.effect == effect(INDIVIDUALISM, INNOVATION, ceiling="cr_fdh")
    tested = permutation_test(INDIVIDUALISM, INNOVATION, ceiling="cr_fdh", repetitions=20)
    assert finding.test == tested
    with pytest.raises(KeyError):
        analysed().of("Individualism", "qr")


def test_no_repetitions_make_no_test() -> None:
    finding = analysed(settings=Settings(repetitions=0)).findings[0]
    assert (finding.test, finding.is_necessary) == (None, None)


def test_necessary_is_large_enough_and_rare_enough() -> None:
    rising = list(range(8))
    found = analysed({"x": rising, "y": rising}, "y", settings=Settings(repetitions=400))
    assert found.of("x").is_necessary is True
    assert analysed().of("Individualism").is_necessary is False


def test_a_constant_condition_does_not_stop_the_others() -> None:
    found = analysed({**TABLE, "Peace": [1.0] * 28})
    assert found.of("Peace").effect.undefined is not None
    assert found.of("Individualism").effect.value is not None


def test_blanks_few_cases_and_blank_columns_are_told() -> None:
    found = analysed({"x": [1, 2, None], "y": [1, 2, 3], "z": ["", None, ""]}, "y")
    said = " ".join(note.in_language("en") for note in found.notes)
    assert "“x” is without a value" in said
    assert "only 2 complete cases" in said
    assert "Column “z” is blank" in said


def test_corners_and_scopes_by_condition() -> None:
    settings = Settings(
        repetitions=0, corner={"Individualism": 2}, scope={"Risk taking": (0, 120, 0, 240)}
    )
    found = analysed(settings=settings)
    assert [int(pair.corner) for pair in found.pairs.values()] == [2, 1]
    assert found.pairs["Risk taking"].scope.area == 28800
    assert found.pairs["Individualism"].scope == found.pairs["Individualism"].observed


def test_refusals() -> None:
    assert "is the outcome, so it cannot" in refused(conditions=["Innovation"])
    assert "no column “Peace”" in refused(conditions=["Peace"])
    assert "no condition to analyse" in refused(data={"y": [1, 2]}, outcome="y")
    assert "no condition to analyse" in refused(conditions=[])
    assert "No ceiling was chosen" in refused(settings=Settings(ceilings=[]))
    mixed = Settings(corner={"Individualism": 1, "Risk taking": 3})
    assert "Analyse them separately" in refused(settings=mixed)
    assert "holds the text “high”" in refused(data={"x": [1, "high"], "y": [1, 2]}, outcome="y")
    assert "Only 1 case" in refused(data={"x": [1, None], "y": [1, 2]}, outcome="y")
    assert "Only 1 case" in refused(data={"x": [1], "y": [1]}, outcome="y")
