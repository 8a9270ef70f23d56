"""Word templates of a workspace: brought, and offered no longer."""

from __future__ import annotations

import io

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.files.services import file_taken
from malai.reports.models import WordTemplate
from malai.reports.word_templates import marks_of
from malai_core.text import clean


def template_keep(
    *, by: User | None, workspace: Workspace, name: str, content: bytes
) -> WordTemplate:
    """Keep a Word file as a template, after a look at what is in it.

    Raises
    ------
    InvalidInputError
        It cannot be one; the sentence says why.
    """
    marks_of(content)
    row = WordTemplate(workspace=workspace, name=clean(name)[:150] or "template", made_by=by)
    with (
        file_taken(
            by=by, workspace=workspace, name=f"{row.name}.docx", content=io.BytesIO(content)
        ) as file,
        recorded("reports.template_keep", by=by, workspace=workspace, name=row.name) as trace,
    ):
        row.file = trace.create(file)
        trace.create(row)
        trace.about(row.public_id)
    return row


def template_retire(*, by: User | None, template: WordTemplate) -> None:
    """Offer a template no longer; reports that use it keep it."""
    with recorded(
        "reports.template_retire",
        by=by,
        workspace=template.workspace,
        subject=template.public_id,
        name=template.name,
    ) as trace:
        trace.changing([template])
        template.is_retired = True
        template.save()
