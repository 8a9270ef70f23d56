"""The language: reading, writing, evaluating, simplifying, and the place of a fault."""

from __future__ import annotations

import numpy as np
import pytest

from malai_core.errors import InvalidInputError
from malai_core.qca.algebra import factor, negate, simplify
from malai_core.qca.cases import cases_of
from malai_core.qca.expressions import evaluate, names_in, parse, parse_claim, write


@pytest.mark.parametrize(
    "text", ["A", "~A", "A*~B + C", "A*(B + ~(C*D))", "DEV{2}*LIT[1] + STB{0,1}", "ผู้นำ*~ทุน"]
)
def test_what_is_read_is_written_again(text: str) -> None:
    assert write(parse(text)) == text.replace("[", "{").replace("]", "}")


def test_claims_and_names() -> None:
    claim = parse_claim("DEV*~URB + STB => SURV")
    assert (write(claim.left), claim.arrow, write(claim.right)) == ("DEV*~URB + STB", "->", "SURV")
    assert names_in(parse("B*A + ~B")) == ("B", "A")


@pytest.mark.parametrize(
    ("text", "position", "said"),
    [
        ("A*", 3, "a name, ~ or ( is expected"),
        ("A**B", 3, "a name"),
        ("(A + B", 7, "not closed"),
        ("A B", 3, "before the next name"),
        ("A{x}", 2, "whole numbers are expected"),
        ("A + }", 5, "sign is not known"),
        ("", 1, "a name"),
        ("A -> B", 3, "before the next name"),
    ],
)
def test_a_fault_is_told_with_its_position(text: str, position: int, said: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        parse(text)
    assert f"at position {position} " in caught.value.in_language("en")
    assert said in caught.value.in_language("en")


def test_memberships_of_expressions() -> None:
    data: dict[str, list[float]] = {"A": [0.8, 0.3], "B": [0.4, 0.9], "M": [2, 0]}
    assert evaluate("A*B", data).tolist() == [0.4, 0.3]
    assert evaluate("A + ~B", data).tolist() == pytest.approx([0.8, 0.3])
    assert evaluate("M{0,1}", data).tolist() == [0, 1]
    with pytest.raises(InvalidInputError, match="no “Z”"):
        evaluate("A*Z", data)
    cases = cases_of({"A": [1, 0], "Y": [0.3, 0.8]}, "~Y")
    assert evaluate("Y", cases).tolist() == pytest.approx([0.3, 0.8])
    assert np.array_equal(evaluate("A", cases), [1, 0])


def test_rules_of_thinking() -> None:
    assert write(simplify("A*B + A*~B")) == "A"
    assert write(simplify("A + ~A")) == "1"
    assert write(simplify("A*~A")) == "0"
    assert write(negate("A + B*C")) == "~A*~B + ~A*~C"
    assert write(negate("M{2}")) in {"M{0} + M{1}", "M{1} + M{0}"}
    assert write(factor("A*B*C + A*B*D + E")) == "A*B*(C + D) + E"
    assert write(factor("A + A*B")) == "A"
    assert write(factor("(A + B)*C")) == "C*(A + B)"
    with pytest.raises(InvalidInputError, match="13 names"):
        simplify(" + ".join(f"N{j}" for j in range(13)))
