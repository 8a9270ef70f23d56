"""From rows to a document: one part for each section."""
