"""``python -m malai.look``."""

from __future__ import annotations

import sys

from malai.look import main

if __name__ == "__main__":
    sys.exit(main())
