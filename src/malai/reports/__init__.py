"""Reports: documents that compose themselves from what a network has noted."""
