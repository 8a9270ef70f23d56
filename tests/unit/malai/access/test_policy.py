"""The policy, read aloud: every role and every action."""

from __future__ import annotations

import pytest

from malai.access.policy import ALLOWED, Action, may, roles_that_may
from malai.accounts.models import Role, Scope

#: In the order owner, manager, coordinator, evaluator, reader.
TABLE = {
    Action.NETWORK_READ: "yyyyy",
    Action.FINDINGS_READ: "yyyyy",
    Action.DATA_EXPORT: "yyyyn",
    Action.HISTORY_READ: "yyyyn",
    Action.NETWORK_EDIT: "yyynn",
    Action.FINDINGS_NAMES: "yyynn",
    Action.CONTACT_READ: "yyynn",
    Action.DATA_IMPORT: "yyynn",
    Action.HISTORY_UNDO: "yyynn",
    Action.NETWORK_MANAGE: "yynnn",
    Action.SENSITIVE_READ: "yynnn",
    Action.WORKSPACE_MANAGE: "yynnn",
}


def test_every_action_is_in_the_table() -> None:
    assert set(TABLE) == set(Action)


def test_every_role_has_a_line_of_the_policy() -> None:
    assert set(ALLOWED) == set(Role)


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("place", range(5), ids=list(Role))
def test_a_role_may_what_the_table_says(action: Action, place: int) -> None:
    assert may(list(Role)[place], action) is (TABLE[action][place] == "y")


@pytest.mark.parametrize("action", list(Action))
def test_the_roles_of_an_action_are_those_who_may(action: Action) -> None:
    assert roles_that_may(action) == [role for role in Role if may(role, action)]


def test_who_may_change_may_also_read() -> None:
    assert set(roles_that_may(Action.NETWORK_EDIT)) <= set(roles_that_may(Action.NETWORK_READ))


@pytest.mark.parametrize("scope", [Scope.NETWORKS, Scope.AREAS])
def test_a_limited_seat_may_never_more_and_not_manage_the_workspace(scope: Scope) -> None:
    for role in Role:
        mine = {action for action in Action if may(role, action, scope)}
        assert mine <= {action for action in Action if may(role, action)}
        assert Action.WORKSPACE_MANAGE not in mine
        assert (Action.DATA_IMPORT in mine) <= (scope == Scope.NETWORKS)


def test_an_unknown_role_opens_nothing() -> None:
    with pytest.raises(ValueError, match="gardener"):
        may("gardener", Action.NETWORK_READ)
