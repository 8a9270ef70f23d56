"""The policy on one screen: which role may do what."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from malai.accounts.models import Role, Scope


class Action(StrEnum):
    """What can be asked for at a door. Values appear in the audit: add, never rename."""

    NETWORK_READ = "network.read"
    """See members, organisations, ties, activities and the picture."""
    NETWORK_EDIT = "network.edit"
    """Change them."""
    FINDINGS_READ = "findings.read"
    """See findings as counts."""
    FINDINGS_NAMES = "findings.names"
    """See findings that name a person as isolated, risky or gone quiet."""
    CONTACT_READ = "contact.read"
    """See phone numbers, e-mail addresses and LINE ids."""
    DATA_IMPORT = "data.import"
    DATA_EXPORT = "data.export"
    HISTORY_READ = "history.read"
    HISTORY_UNDO = "history.undo"
    NETWORK_MANAGE = "network.manage"
    """Say what a network is for, who leads it, and when it ended."""
    SENSITIVE_READ = "sensitive.read"
    """See and note sensitive facts; every look is noted. May be granted to a single seat."""
    WORKSPACE_MANAGE = "workspace.manage"
    """Seats, new networks, kinds of tie and settings."""


_READ: Final = frozenset({Action.NETWORK_READ, Action.FINDINGS_READ})
_EVALUATE: Final = _READ | {Action.DATA_EXPORT, Action.HISTORY_READ}
_COORDINATE: Final = _EVALUATE | {
    Action.NETWORK_EDIT,
    Action.FINDINGS_NAMES,
    Action.CONTACT_READ,
    Action.DATA_IMPORT,
    Action.HISTORY_UNDO,
}
_MANAGE: Final = _COORDINATE | {
    Action.NETWORK_MANAGE,
    Action.SENSITIVE_READ,
    Action.WORKSPACE_MANAGE,
}

ALLOWED: Final[dict[Role, frozenset[Action]]] = {
    Role.OWNER: _MANAGE,
    Role.MANAGER: _MANAGE,
    Role.COORDINATOR: _COORDINATE,
    Role.EVALUATOR: _EVALUATE,
    Role.READER: _READ,
}


#: What a seat may be given beyond its role.
GRANTABLE: Final = (Action.SENSITIVE_READ,)
#: What a seat may not do that does not reach everything, whatever its role: the workspace is
#: more than its part, and a file of people without an area would bring in whom it cannot see.
BEYOND: Final[dict[Scope, frozenset[Action]]] = {
    Scope.EVERYTHING: frozenset(),
    Scope.NETWORKS: frozenset({Action.WORKSPACE_MANAGE}),
    Scope.AREAS: frozenset({Action.WORKSPACE_MANAGE, Action.DATA_IMPORT}),
}


def may(role: str, action: str, scope: str = Scope.EVERYTHING) -> bool:
    """Say whether a seat of ``role`` that reaches as far as ``scope`` may do ``action``."""
    return action in ALLOWED[Role(role)] and action not in BEYOND[Scope(scope)]


def roles_that_may(action: Action) -> list[Role]:
    """Return the roles whose seats open a door for ``action``."""
    return [role for role, actions in ALLOWED.items() if action in actions]
