"""Documents people print: PDF with Thai fonts and line breaks."""
