"""Documents people print: PDF with Thai fonts and line breaks."""

from __future__ import annotations

from malai.documents.pdf import FontsMissingError, pdf_of

__all__ = ["FontsMissingError", "pdf_of"]
