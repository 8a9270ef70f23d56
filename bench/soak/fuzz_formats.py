"""Every reader of networks under atheris, which looks for input that reaches code not yet reached.

Part of ``make soak``; SOAK_FUZZ_SECONDS says how long. A crash, a hang of over ten seconds or an end of a tie
that is no member stops it, and the input is kept in the folder it names.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path


def fuzz(seconds: int) -> str:
    """Fuzz for so long in a process of its own; return what to print."""
    if importlib.util.find_spec("atheris") is None:
        return "left out: atheris is not installed"
    with tempfile.TemporaryDirectory() as corpus:
        _write_seeds(Path(corpus))
        kept = Path(tempfile.mkdtemp(prefix="malai-fuzz-"))
        options = ["-timeout=10", "-rss_limit_mb=2048", "-verbosity=0", "-print_final_stats=1"]
        command = [
            sys.executable,
            "-m",
            "bench.soak.fuzz_formats",
            corpus,
            f"-artifact_prefix={kept}/",
        ]
        run = subprocess.run(
            [*command, f"-max_total_time={seconds}", *options],
            check=False,
            capture_output=True,
            text=True,
        )
    if run.returncode:
        sys.exit(f"{run.stdout[-2000:]}\n{run.stderr[-4000:]}\nthe input is in {kept}")
    kept.rmdir()
    stats = [text for text in run.stderr.splitlines() if "number_of_executed_units" in text]
    return f"{stats[0].split()[-1] if stats else '?'} inputs in {seconds} s"


def _write_seeds(folder: Path) -> None:
    from tests.data import network_files as files

    for form, texts in files.BY_FORMAT.items():
        for number, text in enumerate(texts):
            (folder / f"{form}-{number}").write_text(text, encoding="utf-8")


def _target(data: bytes) -> None:
    from malai_core.errors import MalaiError
    from malai_core.formats.networks import read_network

    try:
        net = read_network(data, name="x")
    except MalaiError:
        return
    if not all(tie.source in net.members and tie.target in net.members for tie in net.ties):
        raise AssertionError("a tie names a member who is not there")


def main() -> None:
    """Hand the target to atheris with everything instrumented."""
    import atheris

    with atheris.instrument_imports(include=["malai_core.formats"]):
        import malai_core.formats.networks
        import malai_core.formats.networks.dot
        import malai_core.formats.networks.gexf
        import malai_core.formats.networks.gml
        import malai_core.formats.networks.graph_json
        import malai_core.formats.networks.graphml
        import malai_core.formats.networks.interviews
        import malai_core.formats.networks.kumu
        import malai_core.formats.networks.pajek
        import malai_core.formats.networks.people_files
        import malai_core.formats.networks.vna
        import malai_core.formats.networks.workbooks  # noqa: F401 - instrumented by importing
    atheris.Setup(sys.argv, _target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
