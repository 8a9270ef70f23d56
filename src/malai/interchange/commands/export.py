"""``malai export``: a network, or a whole workspace, into a file."""

from __future__ import annotations

import shutil
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.utils.translation import override

from malai.interchange.commands.choosing import (
    ChoiceError,
    network_named,
    user_named,
    workspace_named,
)
from malai.interchange.exporting.tables import Export
from malai.interchange.services import ImportRefusedError, export_make


def add_arguments(parser: ArgumentParser) -> None:
    """Add where to, what and why."""
    parser.add_argument("path", type=Path, help="file to write: .xlsx, or .zip for plain tables")
    parser.add_argument("--workspace", default="", help="name or id; the only one without it")
    parser.add_argument("--network", default="", help="name or id; the whole workspace without it")
    parser.add_argument("--reason", required=True, help="what it is for; kept in the history")
    parser.add_argument("--by", default="", help="e-mail address of who takes it out")
    parser.add_argument(
        "--lang", choices=["th", "en"], default="th", help="language of the headings"
    )
    parser.add_argument(
        "--without-contacts", action="store_true", help="leave out phones, e-mail and LINE"
    )


def run(options: Namespace) -> int:
    """Write the file, unless something stands there."""
    path: Path = options.path.expanduser()
    if path.exists():
        sys.stderr.write(f"malai export: “{path}” is there already. Name another file.\n")
        return 1
    try:
        with override(options.lang):
            write(options, path)
    except (ChoiceError, ImportRefusedError) as error:
        sys.stderr.write(f"malai export: {error}\n")
        return 1
    sys.stdout.write(f"{path} ({path.stat().st_size:,} bytes)\n")
    return 0


def write(options: Namespace, path: Path) -> None:
    """Make the file aside and put it in its place when it is whole."""
    workspace = workspace_named(options.workspace)
    network = network_named(options.network, workspace=workspace) if options.network else None
    with export_make(
        by=user_named(options.by),
        export=Export(workspace, network, options.lang, not options.without_contacts),
        form="csv" if path.suffix.lower() == ".zip" else "xlsx",
        reason=options.reason,
    ) as made:
        partial = path.with_name(f".{path.name}.partial")
        try:
            with partial.open("wb") as target:
                shutil.copyfileobj(made, target)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
