"""A process that is killed during an import leaves all of it or nothing, and the restart says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.functional.interchange.place import Place
from tests.functional.interchange.workbooks import workbook

#: Ends its own process at a point, as a power cut would: nothing is cleaned up.
BRING = """
from malai.audit.services import Recorder
from malai.interchange.services import rows, writing

def dies(owner, name, when):
    inner = getattr(owner, name)
    def outer(*args, **kwargs):
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        inner(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(owner, name, outer)

points = {
    "after the people": (rows.PlanWriter, "_parties", "after"),
    "before the relationships": (rows.PlanWriter, "_ties", "before"),
    "after every row": (rows.PlanWriter, "write", "after"),
    "after its last statement": (writing, "_finish", "after"),
    "before the act is closed": (Recorder, "close", "before"),
    "after the act is closed": (Recorder, "close", "after"),
    "after it is committed": (writing, "forget", "after"),
}
path = Path(sys.argv[1])
with path.open("rb") as file:
    row = import_start(by=None, network=Network.objects.get(), name=path.name, content=file)
if sys.argv[2] in points:
    if sys.argv[2] == "after it is committed":
        # The first call of `forget` comes before the writing.
        calls = []
        inner = writing.forget
        def forget(public_id):
            calls.append(public_id)
            if len(calls) == 2:
                os.kill(os.getpid(), signal.SIGKILL)
            inner(public_id)
        writing.forget = forget
    else:
        dies(*points[sys.argv[2]])
import_ask(by=None, row=row)
"""
TELL = """
import json
said = imports_recover()
print(json.dumps({
    "parties": Party.objects.count(),
    "facts": PersonFacts.objects.count(),
    "ties": Tie.objects.count(),
    "attendances": Attendance.objects.count(),
    "acts": Act.objects.filter(action="interchange.import_write").count(),
    "doubts": Doubt.objects.count(),
    "state": Import.objects.latest("pk").state,
    "said": said,
}))
"""
ALL = {"parties": 5, "facts": 3, "ties": 2, "attendances": 3, "acts": 1, "doubts": 2}
NOTHING = dict.fromkeys(ALL, 0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ภูตะวัน.xlsx"
    path.write_bytes(workbook())
    return path


@pytest.mark.parametrize(
    "point",
    [
        "after the people",
        "before the relationships",
        "after every row",
        "after its last statement",
        "before the act is closed",
        "after the act is closed",
    ],
)
def test_a_killed_import_leaves_nothing_and_the_restart_says_so(
    place: Place, file: Path, point: str
) -> None:
    done = place.run(BRING, str(file), point)
    assert done.returncode == -9, done.stderr

    told = json.loads(place.run(TELL).stdout)

    assert {name: told[name] for name in ALL} == NOTHING
    assert told["state"] == "failed"
    assert "ภูตะวัน.xlsx" in told["said"][0]


def test_a_killed_import_can_be_brought_in_again(place: Place, file: Path) -> None:
    assert place.run(BRING, str(file), "after every row").returncode == -9
    again = place.run(BRING, str(file), "")
    assert again.returncode == 0, again.stderr
    told = json.loads(place.run(TELL).stdout)
    assert {name: told[name] for name in ALL} == ALL


def test_an_import_that_was_committed_is_whole(place: Place, file: Path) -> None:
    done = place.run(BRING, str(file), "after it is committed")
    assert done.returncode == -9, done.stderr

    told = json.loads(place.run(TELL).stdout)

    assert {name: told[name] for name in ALL} == ALL
    assert (told["state"], told["said"]) == ("done", [])
