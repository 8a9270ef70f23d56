"""Network files of other programs: read, recognised by content, and written back."""

from __future__ import annotations

from malai_core.formats.networks.fitting import fitted
from malai_core.formats.networks.holds import HOLDS
from malai_core.formats.networks.model import (
    Aside,
    Member,
    Network,
    Report,
    Spell,
    Tie,
    TimedValue,
)
from malai_core.formats.networks.opening import network_format, open_records, read_network
from malai_core.formats.networks.options import WriteOptions
from malai_core.formats.networks.registry import FORMATS, WRITTEN, format_for
from malai_core.formats.networks.writing import Written, write_network, written

__all__ = [
    "FORMATS",
    "HOLDS",
    "WRITTEN",
    "Aside",
    "Member",
    "Network",
    "Report",
    "Spell",
    "Tie",
    "TimedValue",
    "WriteOptions",
    "Written",
    "fitted",
    "format_for",
    "network_format",
    "open_records",
    "read_network",
    "write_network",
    "written",
]
