"""What the page of a party shows beside its facts: tags, notes, earlier names, files."""

from __future__ import annotations

from typing import Any, Final

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.network.models import Attachment, FormerName, Note, Party
from malai.network.selectors.tags import tags_on

#: Notes shown before "earlier".
NOTES: Final = 5


def beside(seat: OpenSeat, party: Party) -> dict[str, Any]:
    """Return what is kept beside a record. Two queries, four for who may see contacts.

    Notes, files and photos are as private as a telephone number.
    """
    shown = {
        "tags": tags_on(party),
        "may_read_history": seat.may(Action.HISTORY_READ),
        "former_names": list(FormerName.objects.filter(party=party)),
    }
    if not seat.may(Action.CONTACT_READ):
        return shown
    files = Attachment.objects.filter(party=party).select_related("file")
    notes = Note.objects.filter(party=party).select_related("written_by")
    face = next((row for row in files if row.is_face), None)
    return {**shown, "notes": list(notes), "files": list(files), "face": face}
