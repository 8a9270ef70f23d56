"""Tables that leave or enter as files: typed rows, spreadsheets, previews."""
