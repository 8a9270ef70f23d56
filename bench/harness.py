"""Measuring: the best of several runs of ours and of the floor, taken in turns."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter

_WIDTH = 62


def ratio(
    name: str, ours: Callable[[], object], floor: Callable[[], object], *, times: int = 3
) -> float:
    """Print how many times the floor ours takes, best of ``times`` each, and return it.

    The two are run in turns, so that a busy minute of the machine falls on both.
    """
    took = [(seconds(ours), seconds(floor)) for _ in range(times)]
    ours_s, floor_s = (min(column) for column in zip(*took, strict=True))
    found: float = ours_s / floor_s
    line(name, f"{found:6.2f} x   ({ours_s:.3f} s against {floor_s:.3f} s)")
    return found


def seconds(act: Callable[[], object]) -> float:
    """Return how long one run takes, in seconds."""
    gc.collect()
    start = perf_counter()
    act()
    return perf_counter() - start


def line(name: str, text: str) -> None:
    """Print one line of results."""
    print(f"  {name:<{_WIDTH}} {text}", flush=True)


def peak_mb(code: str, *arguments: str) -> float:
    """Return the peak memory, in megabytes, of a fresh Python that runs ``code``."""
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\n{_TELL_PEAK}", *arguments],
        check=True,
        capture_output=True,
        text=True,
    )
    return int(run.stdout.split()[-1]) / 1024


def start_s(code: str, *, times: int = 5) -> float:
    """Return how long a fresh Python takes for ``code``, in seconds, best of ``times``."""
    command = [sys.executable, "-c", code]
    return min(seconds(lambda: subprocess.run(command, check=True)) for _ in range(times))


# VmHWM counts from the start of this program; ru_maxrss would count its parent's memory too.
_TELL_PEAK = """
import pathlib, resource
status = pathlib.Path("/proc/self/status")
if status.exists():
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    print(lines["VmHWM"].split()[0])
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
