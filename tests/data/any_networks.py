"""Random networks for the tests of network formats: everything the model can hold."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import strategies as st

from malai_core.formats.networks.model import Member, Network, Spell, Tie, TimedValue, Value

TEXT = st.text(
    st.one_of(
        st.sampled_from("กขแดงำ์ะ ab12\"'<>&;,|[]{}!:=#%*\\/\n\t\r@+-._()~"),
        st.characters(),
    ),
    max_size=8,
)
WORD = st.one_of(
    st.sampled_from(
        ["แดง", "dam", "k 7", "0", "007", "true", "1.5", "name", "label", "x", "data:", "!", "n=3"]
    ),
    TEXT,
)
NUMBER = st.floats(allow_nan=False, allow_infinity=False, width=32)
VALUE: st.SearchStrategy[Value] = st.one_of(
    WORD,
    st.integers(-(10**20), 10**20),
    st.floats(allow_infinity=False, allow_nan=False),
    st.booleans(),
    st.lists(WORD, max_size=3).map(tuple),
)
ATTRIBUTES = st.dictionaries(
    st.one_of(
        st.sampled_from(
            ["x", "y", "z", "ตำบล", "size", "type", "weight", "relation", "mode", "start"]
        ),
        TEXT,
    ),
    VALUE,
    max_size=3,
)
MOMENT = st.one_of(
    st.integers(0, 3000).map(float),
    NUMBER,
    st.dates(date(1900, 1, 1), date(2600, 1, 1)),
    st.datetimes(datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2600-01-01")),
)
SPELLS = st.lists(st.builds(Spell, st.none() | MOMENT, st.none() | MOMENT), max_size=2).map(tuple)
TIMED = st.lists(
    st.builds(TimedValue, WORD, VALUE, st.builds(Spell, st.none() | MOMENT, st.none() | MOMENT)),
    max_size=1,
).map(tuple)
#: Matrices add up ties of one pair: eighths have exact sums, other fractions would not come back.
EIGHTHS = st.integers(-(2**30), 2**30).map(lambda number: number / 8)
WEIGHT = st.one_of(st.none(), st.integers(-3, 9).map(float), EIGHTHS)


@st.composite
def networks(draw: st.DrawFn, *, most: int = 5) -> Network:
    """Return a small network of any kind."""
    ids = draw(st.lists(WORD, unique=True, max_size=most))
    modes = draw(st.none() | st.tuples(WORD, WORD))
    members = [draw(_member(id_, is_two_mode=modes is not None)) for id_ in ids]
    ties: list[Tie] = []
    if ids:
        relations = draw(st.lists(WORD, min_size=1, max_size=3, unique=True))
        ties = draw(st.lists(_tie(ids, relations), max_size=most + 2))
    net = Network.of(members, ties, name=draw(WORD), modes=modes, attributes=draw(ATTRIBUTES))
    net.relations += [r for r in draw(st.lists(WORD, max_size=1)) if r not in net.relations]
    return net


def _member(id_: str, *, is_two_mode: bool) -> st.SearchStrategy[Member]:
    mode = st.sampled_from([1, 2]) if is_two_mode else st.just(0)
    return st.builds(Member, st.just(id_), WORD, ATTRIBUTES, mode, SPELLS, TIMED)


def _tie(ids: list[str], relations: list[str]) -> st.SearchStrategy[Tie]:
    end = st.sampled_from(ids)
    return st.builds(
        Tie,
        end,
        end,
        st.sampled_from(relations),
        st.booleans(),
        WEIGHT,
        st.just("") | WORD,
        ATTRIBUTES,
        SPELLS,
        TIMED,
    )
