"""A member's own link: what comes, whom she can find, what she says of herself, asks and offers."""
