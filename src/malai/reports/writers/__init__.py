"""From a document to Word, PDF and a page."""
