"""Findings about who is tied to whom: isolates, parts, who holds ties, who keeps others in."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Sentence, Value, Words
from malai_core.reading.finding import Act, ActKind, Finding, Tone
from malai_core.reading.finding_words import Names, Percent, how, members, people, ties
from malai_core.reading.model import PartyKind
from malai_core.reading.view import View
from malai_core.sna.centrality import SHARE_OF_TIES, degree, share_of_ties
from malai_core.sna.cohesion import COMPONENTS, CUT_MEMBERS, ISOLATES, components, cut_members

_HOLDERS: Final = 3
_ALARMING_SHARE: Final = 0.1
_SEEN: Final = Words("ดูในภาพ", "See it in the picture")
_SEE_PEOPLE: Final = Words("ดูรายชื่อ", "See the list")


def no_ties(view: View) -> Finding | None:
    """Say kindly that no relationship is recorded, instead of calling everybody isolated."""
    if view.pairs:
        return None
    said = Words(
        "ยังไม่มีความสัมพันธ์ที่บันทึกไว้ จึงยังบอกไม่ได้ว่าใครอยู่ลำพังหรือใครเป็นคนเชื่อม",
        "No relationship is recorded yet, so nobody can be called isolated or a connector",
    )
    act = Act(
        ActKind.OPEN_IMPORT,
        Words("เพิ่มความสัมพันธ์", "Add relationships"),
        Words(
            "ถามสมาชิก 5 คนแรกว่า “เดือนที่แล้วประสานงานกับใครบ้าง” แล้วจดเป็นคอลัมน์ จาก และ ถึง",
            "Ask five members whom they worked with last month and note it in columns From and To",
        ),
    )
    counted = how("นับแถวของความสัมพันธ์", "Rows of relationships are counted", ISOLATES)
    return Finding(
        "no_ties", Tone.ATTENTION, Sentence(said), Sentence(said), act, counted, number=0
    )


def isolated(view: View) -> Finding | None:
    """Say who has no tie and never met anybody at a gathering."""
    if not view.pairs or not view.people:
        return None
    met = {person for row in view.present if len(row) > 1 for person in row}
    tied = {party for pair in view.pairs for party in pair}
    alone = [person for person in view.people if person not in tied and person not in met]
    known = how(
        "นับคนที่ไม่มีความสัมพันธ์ และไม่เคยมาร่วมกิจกรรมพร้อมคนอื่น",
        "People without a relationship who never came to an activity with others",
        ISOLATES,
    )
    if not alone:
        return _nobody_alone(known)
    act = Act(
        ActKind.OPEN_PEOPLE,
        _SEE_PEOPLE,
        Words(
            "โทรหาหนึ่งคนในนี้ และชวนมากิจกรรมครั้งหน้ากับเพื่อนที่รู้จัก",
            "Call one of them and invite them to the next activity with somebody they know",
        ),
    )
    return Finding(
        "isolated",
        Tone.ALARM if 4 * len(alone) >= len(view.people) else Tone.ATTENTION,
        Sentence(
            Words(
                "{count}ยังไม่ได้เชื่อมกับใคร: {names}", "Not linked to anybody yet: {count} ({names})"
            ),
            {"count": people(len(alone)), "names": Names(view.names(alone))},
        ),
        Sentence(
            Words("{count}ยังไม่ได้เชื่อมกับใคร", "Not linked to anybody yet: {count}"),
            {"count": people(len(alone))},
        ),
        act,
        known,
        members=view.keys(alone),
        names_people=True,
        number=len(alone),
    )


def _nobody_alone(known: Words) -> Finding:
    said = Sentence(
        Words(
            "ทุกคนมีความสัมพันธ์ หรือเคยมาร่วมกิจกรรมกับคนอื่นแล้ว",
            "Everybody has a relationship or has met others at an activity",
        )
    )
    act = Act(
        ActKind.OPEN_PICTURE,
        _SEEN,
        Words(
            "เปิดภาพเครือข่าย แล้วชวนคนที่อยู่ขอบภาพรับงานเล็ก ๆ หนึ่งอย่าง",
            "Open the picture and offer somebody at its edge one small task",
        ),
    )
    return Finding("isolated", Tone.GOOD, said, said, act, known, number=0)


def parts(view: View) -> Finding | None:
    """Say whether the network falls into parts that nothing joins."""
    if not view.pairs:
        return None
    found = [
        part
        for part in components(len(view.members), [*view.pairs, *view.memberships])
        if len(part) > 1
    ]
    known = how(
        "นับกลุ่มก้อนที่ไม่มีความสัมพันธ์หรือสังกัดเชื่อมถึงกัน",
        "Parts that no relationship and no shared organisation joins",
        COMPONENTS,
    )
    if len(found) == 1:
        return _one_part(view, len(found[0]), known)
    apart = sorted(party for part in found[1:] for party in part)
    said = Sentence(
        Words(
            "เครือข่ายแยกเป็น {parts} ส่วนที่ยังไม่เชื่อมถึงกัน ส่วนใหญ่ที่สุดมี {largest}",
            "The network is in {parts} parts that nothing joins yet; the largest has {largest}",
        ),
        {"parts": len(found), "largest": members(len(found[0]))},
    )
    act = Act(
        ActKind.OPEN_PICTURE,
        _SEEN,
        Words(
            "เลือกคนจากสองส่วนมาคุยเรื่องเดียวกันหนึ่งครั้ง",
            "Bring one person from each of two parts together over one shared matter",
        ),
    )
    keys = view.keys(apart)
    return Finding("parts", Tone.ATTENTION, said, said, act, known, members=keys, number=len(found))


def _one_part(view: View, size: int, known: Words) -> Finding:
    said = Sentence(
        Words(
            "{size}ที่มีความสัมพันธ์หรือสังกัดเชื่อมถึงกันเป็นเครือข่ายเดียว",
            "{size} with a relationship or an organisation hang together as one network",
        ),
        {"size": members(size)},
    )
    act = Act(
        ActKind.OPEN_PICTURE,
        _SEEN,
        Words(
            "เปิดภาพเครือข่ายในการประชุมครั้งหน้า แล้วถามว่ายังขาดใคร",
            "Show the picture at the next meeting and ask who is still missing",
        ),
    )
    tone = Tone.GOOD if size > len(view.members) / 2 else Tone.PLAIN
    return Finding("parts", tone, said, said, act, known, number=1)


def holders(view: View) -> Finding | None:
    """Say who holds most ties, and what share of all of them."""
    found = share_of_ties(len(view.members), view.pairs, holders=_HOLDERS).value
    if found is None:
        return None
    held = degree(len(view.members), view.pairs)
    is_heavy = found.share_0_1 >= 0.5 and len(view.members) >= 4 * _HOLDERS
    numbers = list(found.members)
    values: dict[str, Value] = {
        "names": Names(view.names(numbers)),
        "share": Percent(found.share_0_1),
        "count": members(len(numbers)),
        "most": held[numbers[0]],
    }
    said = Words(
        "{names} มีความสัมพันธ์มากที่สุด รวมกันเป็น{share} ของคู่ความสัมพันธ์ทั้งหมด",
        "{names} hold most relationships: together {share} of all pairs",
    )
    counts = Words(
        "{count}แรกมีความสัมพันธ์รวมกันเป็น{share} ของทั้งหมด คนที่มากที่สุดเชื่อมกับ {most} ราย",
        "The first {count} hold {share} of all pairs; the one with most is linked to {most}",
    )
    return Finding(
        "holders",
        Tone.ATTENTION if is_heavy else Tone.PLAIN,
        Sentence(said, values),
        Sentence(counts, values),
        _holders_act(is_heavy=is_heavy),
        how(
            "นับว่าแต่ละรายเชื่อมกับรายอื่นกี่ราย",
            "With how many others each member is linked",
            SHARE_OF_TIES,
        ),
        members=view.keys(numbers),
        names_people=any(view.members[number].kind is PartyKind.PERSON for number in numbers),
        number=found.share_0_1,
    )


def _holders_act(*, is_heavy: bool) -> Act:
    heavy = Words(
        "ขอให้หนึ่งในนี้แนะนำสมาชิกสองคนที่ยังไม่รู้จักกันให้คุยกันเอง",
        "Ask one of them to introduce two members to each other, so that work is shared",
    )
    light = Words(
        "ขอบคุณ และชวนหนึ่งคนในนี้ช่วยแนะนำสมาชิกใหม่ให้รู้จักคนอื่น",
        "Thank them, and ask one to introduce a new member to others",
    )
    return Act(ActKind.OPEN_PICTURE, _SEEN, heavy if is_heavy else light)


def cuts(view: View) -> Finding | None:
    """Say whose leaving would cut most others off."""
    if len(view.pairs) < 2:
        return None
    found = cut_members(len(view.members), view.pairs)
    known = how(
        "ลองนำออกทีละราย ดูจากความสัมพันธ์ที่บันทึกไว้ แล้วนับว่ามีกี่รายหลุดจากส่วนใหญ่ที่สุด",
        "Over recorded relationships: each member is taken out in turn, and those who fall off the"
        " largest remaining part are counted",
        CUT_MEMBERS,
    )
    if not found:
        return _no_cut(known)
    tied = len({party for pair in view.pairs for party in pair})
    worst = found[0]
    values: dict[str, Value] = {
        "name": view.members[worst.member].name,
        "count": worst.cut_off,
        "cutting": len(found),
        "tied": ties(len(view.pairs)),
    }
    said = Words(
        "ถ้า {name} ไม่อยู่ สมาชิก {count} รายจะหลุดจากเครือข่าย",
        "If {name} were away, {count} of the members would fall off the network",
    )
    counts = Words(
        "มี {cutting} รายที่ถ้าไม่อยู่ จะมีสมาชิกหลุดจากเครือข่าย มากที่สุด {count} ราย",
        "{cutting} members hold others in the network; without one of them {count} would fall off",
    )
    return Finding(
        "cut_members",
        _cut_tone(worst.cut_off, tied),
        Sentence(said, values),
        Sentence(counts, values),
        _cut_act(),
        known,
        members=view.keys([cut.member for cut in found]),
        names_people=True,
        number=worst.cut_off,
    )


def _cut_tone(cut_off: int, tied: int) -> Tone:
    if cut_off >= max(3.0, _ALARMING_SHARE * tied):
        return Tone.ALARM
    return Tone.ATTENTION if cut_off > 1 else Tone.PLAIN


def _cut_act() -> Act:
    return Act(
        ActKind.OPEN_PICTURE,
        _SEEN,
        Words(
            "ให้คนที่พึ่งทางเดียวนี้ได้รู้จักสมาชิกอีกหนึ่งคน",
            "Introduce one of those who depend on this link to one more member",
        ),
    )


def _no_cut(known: Words) -> Finding:
    said = Sentence(
        Words(
            "ไม่มีใครคนเดียวที่ถ้าไม่อยู่แล้วคนอื่นจะหลุดจากเครือข่าย",
            "There is no single member without whom others would fall off the network",
        )
    )
    act = Act(
        ActKind.OPEN_PICTURE,
        _SEEN,
        Words(
            "รักษาไว้: ให้งานสำคัญทุกงานมีคนรู้อย่างน้อยสองคน",
            "Keep it so: let two people know about every important task",
        ),
    )
    return Finding("cut_members", Tone.GOOD, said, said, act, known, number=0)
