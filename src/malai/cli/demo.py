"""``malai demo``: the demonstration network, made by a seeded generator."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from malai.cli.schema import schema_ensure


def add_arguments(parser: ArgumentParser) -> None:
    """Add the size."""
    parser.add_argument(
        "--large", action="store_true", help="10,000 people and 60 networks in 20 provinces"
    )
    parser.add_argument("--seed", type=int, default=2551, help="another seed, other people")


def run(options: Namespace) -> int:
    """Fill the demonstration workspace, or say that it is there."""
    from malai.interchange.demo import demo_fill

    schema_ensure()
    said = demo_fill(is_large=options.large, seed=options.seed)
    _what_rooms_add()
    sys.stdout.write(f"{said}\n")
    return 0


def demo_ensure() -> None:
    """Fill the small demonstration network where there is none yet."""
    from malai.interchange.demo import demo_fill, demo_is_filled

    if not demo_is_filled():
        sys.stderr.write("Making the demonstration network ...\n")
        demo_fill(is_large=False)
        _what_rooms_add()


def _what_rooms_add() -> None:
    """Let the rooms beside and above add what is theirs."""
    from malai.members.demo import demo_words_ensure
    from malai.post.demo import demo_messages_ensure
    from malai.reports.demo import demo_report_ensure

    demo_report_ensure()
    demo_messages_ensure()
    demo_words_ensure()
