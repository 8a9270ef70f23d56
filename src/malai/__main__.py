"""``python -m malai``: the same as the command ``malai``."""

from __future__ import annotations

import sys

from malai.cli import main

if __name__ == "__main__":
    sys.exit(main())
