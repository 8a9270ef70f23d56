"""The command ``malai``. Django is loaded only by the commands that need it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from typing import Final


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its module and one line of help.

    The module has ``add_arguments`` and ``run``; one that needs no Django has ``main``.
    """

    module: str
    help: str


COMMANDS: Final[dict[str, Command]] = {
    "serve": Command("malai.cli.serve", "start the web pages"),
    "look": Command("malai.look", "read a workbook and say what it shows, without a server"),
    "nca": Command("malai.nca_command", "say which conditions an outcome cannot do without"),
    "qca": Command("malai.qca_command", "say which conditions go together with an outcome"),
    "convert": Command("malai.convert", "turn one program's network file into another's"),
    "demo": Command("malai.cli.demo", "fill the demonstration network"),
    "import": Command("malai.interchange.commands.import_", "bring a workbook into a network"),
    "export": Command("malai.interchange.commands.export", "write a workspace into a file"),
    "backup": Command("malai.interchange.commands.backup", "copy everything into one file"),
    "restore": Command("malai.interchange.commands.restore", "bring a backup into a fresh place"),
    "doctor": Command("malai.cli.doctor", "check this installation and say what to mend"),
    "createowner": Command("malai.cli.createowner", "make the owner of a workspace"),
    "worker": Command("malai.cli.worker", "do the long work that pages ask for"),
}
#: Commands whose module has a ``main`` of its own and needs neither settings nor a database.
WITHOUT_DJANGO: Final = frozenset({"look", "convert", "nca", "qca"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["--version"]:
        return say(f"malai {version('malai')}")
    if not words or words[0] in {"-h", "--help"}:
        return say(help_text())
    if words[0] not in COMMANDS:
        return complain(f"malai: there is no command “{words[0]}”.\n\n{help_text()}", code=2)
    return run(words[0], words[1:])


def run(name: str, words: list[str]) -> int:
    """Run the command ``name``; what a person can mend is one sentence, without a traceback."""
    if name in WITHOUT_DJANGO:
        return _run_without_django(name, words)
    from malai.cli.start import StartError, prepared

    try:
        with prepared():
            module = import_module(COMMANDS[name].module)
            parser = ArgumentParser(prog=f"malai {name}", description=COMMANDS[name].help)
            module.add_arguments(parser)
            return int(module.run(parser.parse_args(words)))
    except StartError as error:
        return complain(f"malai: {error}", code=1)
    except KeyboardInterrupt:
        return 130


def _run_without_django(name: str, words: list[str]) -> int:
    """Run a command that stands aside: Django would cost a second, and it must run from a stick."""
    return int(import_module(COMMANDS[name].module).main(words))


def help_text() -> str:
    """Return the list of commands."""
    lines = [f"  {name:<12} {command.help}" for name, command in COMMANDS.items()]
    return "\n".join(["usage: malai COMMAND [options]", "", *lines])


def say(text: str) -> int:
    """Print ``text`` for the person and return success."""
    sys.stdout.write(f"{text}\n")
    return 0


def complain(text: str, *, code: int) -> int:
    """Print ``text`` where errors go and return ``code``."""
    sys.stderr.write(f"{text}\n")
    return code
