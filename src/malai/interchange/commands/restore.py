"""``malai restore``: a backup into a fresh place."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from malai.interchange.backups import BackupError, backup_restore
from malai.interchange.commands.backup import told


def add_arguments(parser: ArgumentParser) -> None:
    """Add where from."""
    parser.add_argument("path", type=Path, help="a file that malai backup wrote")


def run(options: Namespace) -> int:
    """Restore, and say what was restored."""
    try:
        manifest = backup_restore(options.path.expanduser())
    except BackupError as error:
        sys.stderr.write(f"malai restore: {error}\n")
        return 1
    sys.stdout.write(
        f"Restored the backup of {manifest.made} (Malai {manifest.malai}), "
        f"every table checked:\n{told(manifest)}"
        "The signing key is a new one, so everybody signs in again.\n"
    )
    return 0
