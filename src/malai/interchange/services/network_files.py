"""A network as a file of another program: what that costs, the file, and a line in the history."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import IO, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.interchange.exporting.networks import NetworkExport
from malai.interchange.exporting.tables import Export
from malai.interchange.services.exporting import export_note
from malai.interchange.services.states import ImportRefusedError
from malai.network.models import Network as OurNetwork
from malai_core.errors import InvalidInputError
from malai_core.formats.networks import FORMATS, Network, WriteOptions, Written, written
from malai_core.labels import Language, Sentence

#: What goes out: members and what is between them, or members and the activities they came to.
MEMBERS: Final = "members"
ACTIVITIES: Final = "activities"
#: Formats that hold one of the two, whatever is asked.
_ALWAYS: Final = {"vcard": MEMBERS, "ical": ACTIVITIES}


@dataclass(frozen=True, slots=True)
class NetworkAsked:
    """A network file as somebody asks for it."""

    workspace: Workspace
    """As the door gave it: with the reach of the seat."""
    network: OurNetwork
    form: str
    what: str = MEMBERS
    layers: tuple[str, ...] | None = None
    """Layers by their name in the page's language; ``None`` for all."""
    on: date | None = None
    """Only what was so on this day; ``None`` for all times."""
    with_contacts: bool = False
    with_names: bool = True
    leaves_out: bool = False
    """Whether those who did not agree to be shown are left out: for all but owners."""

    @property
    def language(self) -> Language:
        """Return the language of headings and layers."""
        return page_language()


def page_language() -> Language:
    """Return the language of the page."""
    return "en" if get_language() == "en" else "th"


def network_as_file(asked: NetworkAsked) -> Written:
    """Return the network as the format holds it, with what that costs. Six queries; nothing is written.

    The caller has passed a door with ``DATA_EXPORT`` and asked ``CONTACT_READ`` for contacts.

    Raises
    ------
    ImportRefusedError
        The format cannot hold this network; the text says why.
    """
    source = NetworkExport(
        asked.workspace, asked.network, asked.language, asked.with_contacts, asked.leaves_out
    )
    network = _asked(source, asked)
    is_plain = asked.what == MEMBERS and asked.form not in _ALWAYS
    options = WriteOptions(
        asked.layers if is_plain else None, asked.on, asked.with_contacts, asked.with_names
    )
    try:
        return written(network, asked.form, options)
    except InvalidInputError as error:
        raise ImportRefusedError(error.in_language(asked.language)) from error


def network_told(asked: NetworkAsked) -> dict[str, object]:
    """Return how many members and ties the file would hold, and what would be lost, in words.

    Raises
    ------
    ImportRefusedError
        See ``network_as_file``.
    """
    kept = network_as_file(asked)
    title = FORMATS[kept.format].title
    losses = [Sentence(loss.words, {**loss.values, "format": title}) for loss in kept.losses]
    return {
        "is_told": True,
        "members": len(kept.network.members),
        "ties": len(kept.network.ties),
        "losses": [loss.in_language(asked.language) for loss in losses],
    }


def _asked(source: NetworkExport, asked: NetworkAsked) -> Network:
    if asked.form == "vcard":
        return source.as_cards()
    if _ALWAYS.get(asked.form, asked.what) == ACTIVITIES:
        return source.with_activities()
    return source.between_members()


def network_file_make(
    *, by: User | None, asked: NetworkAsked, reason: str
) -> tuple[IO[bytes], str]:
    """Write the network into a file without a name, open at its start; return it and its ending.

    The act is noted with reason and counts before the first byte is handed out.

    Raises
    ------
    ImportRefusedError
        See ``network_as_file``, or nothing is left to write.
    """
    out = network_as_file(asked)
    if not out.network.members:
        raise ImportRefusedError(_("Nobody is in the network at that time. Choose another day."))
    target = tempfile.TemporaryFile()  # noqa: SIM115 - handed to the answer, which closes it
    try:
        _write(out, target)
        counts = {"members": len(out.network.members), "ties": len(out.network.ties)}
        about = Export(asked.workspace, asked.network, asked.language, asked.with_contacts)
        export_note(by, about, FORMATS[out.format].title, reason, counts)
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target, ending_of(out.format)


def ending_of(form: str) -> str:
    """Return the ending of a file of this format, with its dot.

    A folder of tables is packed.
    """
    if form == "csv":
        return ".zip"
    own = next(iter(FORMATS[form].endings), "")
    return own or {"dl-matrix": ".dl", "csv-matrix": ".csv", "xlsx-matrix": ".xlsx"}.get(form, "")


def _write(out: Written, target: IO[bytes]) -> None:
    if list(out.files) == [""]:
        target.writelines(out.files[""]())
        return
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in out.files.items():
            with archive.open(name, "w", force_zip64=True) as part:
                part.writelines(pieces())
