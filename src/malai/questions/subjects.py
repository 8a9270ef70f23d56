"""What questions are about: each room above says where a subject is and who sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from malai.kernel.registries import Registry


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """Where a subject is, and where what was gathered is summed up."""

    title: str
    url: str
    sum_up_url: str = ""
    sum_up_label: str = ""


subject_pages: Registry[Callable[[Any, UUID], SubjectPage | None]] = Registry(
    "pages of what questions are about"
)
"""By the kind of the subject; called with a workspace as it is seen, and a public id; ``None`` for
what is absent or not seen."""


def page_of(workspace: Any, kind: str, subject: UUID) -> SubjectPage | None:  # noqa: ANN401 - a workspace
    """Return the page of a subject; nothing where no room knows the kind, or it is not seen."""
    find = subject_pages.entries.get(kind)
    return find(workspace, subject) if find else None
