"""``malai import``: a workbook into a network, from the terminal."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from uuid import UUID

from django.utils.translation import override

from malai.accounts.models import User
from malai.interchange import said
from malai.interchange.commands.choosing import ChoiceError, network_named, user_named
from malai.interchange.models import Import, ImportState
from malai.interchange.services import ImportRefusedError, import_read, import_start, import_write
from malai.interchange.services.states import step
from malai.network.models import Network


def add_arguments(parser: ArgumentParser) -> None:
    """Add the file and the network."""
    parser.add_argument("path", type=Path, help="the workbook (.xlsx, .csv ...)")
    parser.add_argument("--network", default="", help="name or id; may be left out if there is one")
    parser.add_argument("--by", default="", help="e-mail address of who brings it in")
    parser.add_argument("--look", action="store_true", help="only show what it would bring")
    parser.add_argument("--lang", choices=["th", "en"], default="en", help="language of the answer")


def run(options: Namespace) -> int:
    """Read, tell, and write unless only a look was asked for."""
    with override(options.lang):
        try:
            network = network_named(options.network)
            return bring(options, network, user_named(options.by))
        except (ChoiceError, ImportRefusedError) as error:
            sys.stderr.write(f"malai import: {error}\n")
            return 1
        except FileNotFoundError:
            sys.stderr.write(f"malai import: there is no file “{options.path}”.\n")
            return 1


def bring(options: Namespace, network: Network, by: User | None) -> int:
    """Bring one file in; exit code 2 where rows were set aside."""
    path: Path = options.path.expanduser()
    with path.open("rb") as file:
        row = import_start(by=by, network=network, name=path.name, content=file, in_worker=False)
    import_read(public_id=row.public_id)
    row.refresh_from_db()
    if not options.look and row.state == ImportState.READY:
        step(row, (ImportState.READY,), ImportState.WRITING)
        import_write(by=by, public_id=UUID(str(row.public_id)))
        row.refresh_from_db()
    return tell(row, options.lang)


def tell(row: Import, language: str) -> int:
    """Print what the file brought and how many rows wait."""
    if row.state == ImportState.FAILED:
        sys.stderr.write(f"{row.trouble_th if language == 'th' else row.trouble_en}\n")
        return 1
    counts = row.preview["counts"]
    lines = [f"{row.name} → {row.network.name}", *said.news(counts)]
    lines.append(said.waiting(counts["set_aside"]))
    sys.stdout.write("\n".join(lines) + "\n")
    return 2 if counts["set_aside"] else 0
