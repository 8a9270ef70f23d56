"""Recording acts and undoing them."""

from __future__ import annotations

from malai.audit.services.recording import Recorder, recorded
from malai.audit.services.undoing import UndoRefusedError, act_undo

__all__ = ["Recorder", "UndoRefusedError", "act_undo", "recorded"]
