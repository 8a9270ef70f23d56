"""Everything in one file, and back into a fresh place.

A backup is a ``.tar.gz``: ``manifest.json`` first, then ``database``, then the files by the hash of
their bytes. The signing key is not in it: it belongs to the place, not to the data.
"""

from __future__ import annotations

from malai.interchange.backups.manifest import BackupError, Manifest
from malai.interchange.backups.restoring import backup_restore
from malai.interchange.backups.writing import backup_make

__all__ = ["BackupError", "Manifest", "backup_make", "backup_restore"]
