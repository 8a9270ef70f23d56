"""Our face inside a Word file, so that it looks the same where Sarabun is not installed.

Word keeps embedded fonts mixed with a key that stands beside them.

References
----------
ECMA-376 part 4 (transitional), 17.8.1: the first 32 bytes of the font are mixed with the GUID.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from malai.documents.pdf import FONTS

if TYPE_CHECKING:
    from docx.document import Document

#: The face that is embedded.
FACE: Final = "Sarabun"
_CUTS: Final = {
    "embedRegular": "Sarabun-Regular.ttf",
    "embedBold": "Sarabun-Bold.ttf",
    "embedItalic": "Sarabun-Italic.ttf",
    "embedBoldItalic": "Sarabun-BoldItalic.ttf",
}
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_OBFUSCATED: Final = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
#: Settings that the format puts before "embed fonts".
_BEFORE: Final = ("writeProtection", "view", "zoom", "removePersonalInformation",
    "removeDateAndTime", "doNotDisplayPageBoundaries", "displayBackgroundShape",
    "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData")  # fmt: skip


def mixed(font: bytes, key: uuid.UUID) -> bytes:
    """Return a font as Word embeds it; the same again gives the font back.

    Examples
    --------
    >>> key = uuid.UUID("1DACBAF5-0B3A-4F8C-9B63-6B1F0A7B1C11")
    >>> mixed(mixed(bytes(range(64)), key), key) == bytes(range(64))
    True
    """
    mask = key.bytes[::-1] * 2
    head = bytes(one ^ other for one, other in zip(font[:32], mask, strict=False))
    return head + font[32:]


def face_embed(document: Document) -> bool:
    """Put the face into a document; says whether it could, which needs the built fonts."""
    from docx.opc.constants import RELATIONSHIP_TYPE as RT

    files = {tag: FONTS / name for tag, name in _CUTS.items()}
    if not all(file.is_file() for file in files.values()):
        return False
    try:
        table: Any = document.part.part_related_by(RT.FONT_TABLE)
    except KeyError:
        return False
    _embed(table, {tag: file.read_bytes() for tag, file in files.items()})
    _say_embedded(document)
    return True


def _embed(table: Any, fonts: dict[str, bytes]) -> None:  # noqa: ANN401 - a part without a type
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from lxml import etree  # type: ignore[import-untyped]  # it has no stubs

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(table.blob, parser)
    for known in root.findall(qn("w:font")):
        if known.get(qn("w:name")) == FACE:
            # A template that began as one of ours bears the face already.
            if known.find(qn("w:embedRegular")) is not None:
                return
            root.remove(known)
    entry = OxmlElement("w:font")
    entry.set(qn("w:name"), FACE)
    for tag, font in fonts.items():
        key = uuid.uuid5(uuid.NAMESPACE_URL, tag)
        uri = PackURI(f"/word/fonts/malai-{tag}.odttf")
        part = Part(uri, _OBFUSCATED, mixed(font, key), table.package)
        cut = OxmlElement(f"w:{tag}")
        cut.set(qn("r:id"), table.relate_to(part, _RELATION))
        cut.set(qn("w:fontKey"), f"{{{str(key).upper()}}}")
        entry.append(cut)
    root.append(entry)
    table._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _say_embedded(document: Document) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    settings = document.settings.element
    if settings.find(qn("w:embedTrueTypeFonts")) is not None:
        return
    before = {qn(f"w:{name}") for name in _BEFORE}
    place = sum(child.tag in before for child in settings)
    settings.insert(place, OxmlElement("w:embedTrueTypeFonts"))
