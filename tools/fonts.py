"""Merge the Latin and Thai files of Sarabun into one font per weight, for PDF.

The web needs one small file per script; typst wants a whole face. The npm package
``@fontsource/sarabun`` carries the pieces, the merged fonts land in ``src/malai/fonts``.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PIECES = ROOT / "frontend" / "node_modules" / "@fontsource" / "sarabun" / "files"
FONTS = ROOT / "src" / "malai" / "fonts"
SCRIPTS = ("latin", "latin-ext", "thai")
FACES = {
    "Regular": "400-normal",
    "Italic": "400-italic",
    "SemiBold": "600-normal",
    "Bold": "700-normal",
    "BoldItalic": "700-italic",
}


def pieces_of(face: str) -> list[Path]:
    """Return the files that make up one face, Latin first: its measures win."""
    return [PIECES / f"sarabun-{script}-{face}.woff2" for script in SCRIPTS]


def is_fresh(target: Path, pieces: list[Path]) -> bool:
    """Tell whether the merged font is newer than all of its pieces."""
    return target.exists() and all(
        target.stat().st_mtime >= piece.stat().st_mtime for piece in pieces
    )


def merge(pieces: list[Path], target: Path) -> None:
    """Write ``target`` with the glyphs and the mark positions of all pieces."""
    from fontTools.merge import Merger
    from fontTools.ttLib import TTFont

    with TemporaryDirectory() as folder:
        plain = []
        for piece in pieces:
            font = TTFont(piece)
            font.flavor = None
            plain.append(str(Path(folder) / f"{piece.stem}.ttf"))
            font.save(plain[-1])
        Merger().merge(plain).save(target)


def build() -> None:
    """Merge every face that is not up to date."""
    if not PIECES.exists():
        sys.exit("The pieces of Sarabun are missing: run tools/frontend.py build first.")
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    FONTS.mkdir(parents=True, exist_ok=True)
    for name, face in FACES.items():
        target = FONTS / f"Sarabun-{name}.ttf"
        if not is_fresh(target, pieces_of(face)):
            merge(pieces_of(face), target)


if __name__ == "__main__":
    build()
