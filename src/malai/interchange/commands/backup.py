"""``malai backup``: everything into one file, while people work."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from malai.interchange.backups import BackupError, Manifest, backup_make


def add_arguments(parser: ArgumentParser) -> None:
    """Add where to."""
    parser.add_argument("path", type=Path, help="file to write (.tar.gz), or a folder for it")


def run(options: Namespace) -> int:
    """Write the backup and say what is in it."""
    try:
        path, manifest = backup_make(options.path.expanduser())
    except BackupError as error:
        sys.stderr.write(f"malai backup: {error}\n")
        return 1
    sys.stdout.write(f"{path} ({path.stat().st_size:,} bytes)\n{told(manifest)}")
    return 0


def told(manifest: Manifest) -> str:
    """Return what a backup holds, a line each."""
    lines = [f"  {count:>9,} {label}" for label, count in manifest.counts().items()]
    lines.append(f"  {len(manifest.files):>9,} files")
    lines += [f"  missing on the disk: file {digest}" for digest in manifest.absent]
    return "\n".join(lines) + "\n"
