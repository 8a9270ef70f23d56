"""Users, workspaces and seats."""

from __future__ import annotations

from malai.accounts.models.seat import Role, Scope, Seat
from malai.accounts.models.user import User
from malai.accounts.models.workspace import Workspace

__all__ = ["Role", "Scope", "Seat", "User", "Workspace"]
