"""A series, a training with all that stands around it, and a joint plan; invented."""

from __future__ import annotations

from datetime import date, time
from typing import Any, Final

from malai.activities.models import (
    Activity,
    Attendance,
    BudgetLine,
    Duty,
    DutyParty,
    Hand,
    HandRole,
    Mark,
    OwnKind,
    Part,
    Pattern,
    PlanGoal,
    PlanItem,
    PlanShare,
    ProjectGoal,
    Series,
    Session,
)
from malai.activities.models_attending import Participant, ParticipantRole
from malai.activities.recurrence import Rule, days_of
from malai.activities.selectors_money import FOLLOWUP
from malai.audit.services import Recorder
from malai.network.models import Network, Project
from malai.work.services import task_make
from malai_core.text import PartialDate

Keys = dict[str, int]

RULE: Final = Rule(Pattern.MONTH_WEEKDAY, date(2017, 1, 10), times=6)
TITLE: Final = ("วันฝึกเดินฝึกพูดที่ศูนย์", "Walking and talking day at the centre")
#: The series stops once, and says why.
CALLED_OFF: Final = (date(2017, 5, 9), "น้ำป่าหลาก ทางขึ้นดอยขาด")
#: What for, baht (None is not known), partner, given as, state
MONEY: Final = (
    ("ค่าอาหารสองวัน", 12_600, "foundation", "money", "paid"),
    ("ค่าเดินทางอาสา", 7_500, "local", "money", "paid"),
    ("ค่าวิทยากร", 4_800, "fund", "money", "planned"),
    ("ห้องประชุมและเครื่องเสียง", 3_000, "clinic", "kind", "planned"),
    ("นักกายภาพบำบัดสองคน สองวัน", None, "hospital", "work", "planned"),
)
#: What, responsible, does, consulted, informed
DUTIES: Final = (
    ("เชิญอาสาและครอบครัว", "volunteers", "akha", "parents", "local"),
    ("เตรียมห้องและอาหาร", "clinic", "parents", "", "foundation"),
    ("เขียนรายงาน", "foundation", "rehab", "hospital", "province-health"),
)
#: Name, affiliation, body, topic
SPEAKERS: Final = (
    ("พญ.ศิริพร แก้วดอย", "", "hospital", "พัฒนาการเด็กและการส่งต่อ"),
    ("อ.วรพล สายธาร", "นักกายภาพบำบัดอิสระ", "", "ฝึกเดินด้วยของในบ้าน"),
)
#: Goal, words, first and last fiscal year; what is done, when, how far, why; who gives, how, baht, what
PLAN: Final = (
    (
        "เด็กพิการทุกคนบนดอยได้ฟื้นฟูอย่างน้อยเดือนละครั้ง", "เด็กพิการ, การฟื้นฟู", 2559, 2561,
        (
            ("วันฝึกเดินฝึกพูดที่ศูนย์ทุกเดือน", PartialDate(2017, 1), "going_on", "", (
                ("hospital", "work", None, "ทีมสหวิชาชีพวันละสองคน"),
                ("local", "money", 36_000, "ค่ารถรับส่ง"),
                ("parents", "work", None, "ทำอาหารกลางวัน"),
            )),
            ("อบรมอาสารุ่นใหม่ 30 คน", PartialDate(2016, 3), "done", "", (
                ("foundation", "money", 12_600, "ค่าอาหาร"),
                ("clinic", "kind", 3_000, "ห้องประชุม"),
            )),
            ("ค่ายครอบครัวหน้าร้อน", PartialDate(2016, 4), "given_up",
             "ครอบครัวติดเก็บชา ย้ายไปรวมกับวันครอบครัวเดือนพฤศจิกายน", ()),
        ),
    ),
    (
        "ทุกโรงเรียนบนดอยรับเด็กพิการเข้าเรียน", "เด็กพิการ, การศึกษา", 2560, 2561,
        (
            ("อบรมครูปีละสองครั้ง", PartialDate(2017, 6), "not_begun", "", (
                ("special", "work", None, "วิทยากรและสื่อการสอน"),
                ("school1", "kind", 2_000, "ห้องเรียนและอาหารว่าง"),
            )),
        ),
    ),
)  # fmt: skip
#: English name of a project, its goal in a few words
GOALS: Final = {
    "Children's learning centre": "เด็กพิการ, การฟื้นฟู",
    "Coffee for families": "อาชีพครอบครัว, เด็กพิการ",
}


def planning_fill(trace: Recorder, network: Network, keys: Keys) -> None:
    """Write them inside the act that fills the demonstration; nobody is added."""
    trace.create(
        OwnKind(workspace=network.workspace, name_th="ทำบุญเรียกขวัญ", name_en="blessing at home")
    )
    _series(trace, network, keys)
    _training(trace, network, keys)
    for goal in PLAN:
        _goal(trace, network, keys, goal)
    for project in Project.objects.filter(workspace=network.workspace, name_en__in=GOALS):
        trace.create(ProjectGoal(project=project, goal_words=GOALS[project.name_en]))


def _series(trace: Recorder, network: Network, keys: Keys) -> None:
    series = trace.create(
        Series(
            workspace=network.workspace, network=network, title=TITLE[0], pattern=RULE.pattern,
            first=RULE.first, times=RULE.times,
        )
    )  # fmt: skip
    days = [day.on for day in days_of(RULE) if day.is_held]
    made = trace.create_all(Activity, [_turn(network, series, day) for day in days])
    trace.create_all(Session, [_sitting(row) for row in made])
    trace.create_all(
        Hand,
        [Hand(activity=row, role=HandRole.ORGANISER, party_id=keys["rehab"]) for row in made],
    )


def _turn(network: Network, series: Series, day: date) -> Activity:
    row = Activity(workspace=network.workspace, network=network, series=series, kind="training")
    row.title_th, row.title_en = TITLE
    row.starts, row.goal_words = PartialDate.of(day), "เด็กพิการ, การฟื้นฟู"
    if day == CALLED_OFF[0]:
        row.called_off_on, row.called_off_why = date(2017, 5, 8), CALLED_OFF[1]
    return row


def _sitting(row: Activity) -> Session:
    return Session(activity=row, on=row.starts, starts_at=time(9), ends_at=time(12))


def _training(trace: Recorder, network: Network, keys: Keys) -> None:
    """Dress the newest training: two days, people, money, duties and what follows."""
    rows = Activity.objects.filter(network=network, kind="training", series=None)
    row = rows.order_by("-starts").first()
    if row is None:
        return
    row.workspace = network.workspace
    trace.changing([row])
    row.objectives = "อาสาใหม่ 30 คนฝึกท่าพื้นฐานได้ถูกต้อง\nทุกหมู่บ้านมีอาสาอย่างน้อยสองคน"
    row.expected, row.goal_words = 45, "เด็กพิการ, การฟื้นฟู"
    row.batch = "รุ่นที่ 3"
    row.save()
    _observers(trace, row)
    _days(trace, row)
    trace.create_all(Hand, list(_hands(row, keys)))
    trace.create_all(BudgetLine, [_line(row, keys, *line) for line in MONEY])
    for duty in DUTIES:
        _duty(trace, row, keys, *duty)
    fields = {"what": "ส่งชื่ออาสาใหม่ให้ทุกหมู่บ้าน", "who": None, "network": network}
    task_make(
        trace, by=None, workspace=network.workspace, fields=fields,
        origin=FOLLOWUP, origin_id=row.public_id,
    )  # fmt: skip


def _observers(trace: Recorder, row: Activity) -> None:
    """Let two of those who came look on."""
    came = Attendance.objects.filter(session__activity=row, mark=Mark.PRESENT)
    keys = came.order_by("-party__sort_key").values_list("party_id", flat=True)[:2]
    role = ParticipantRole.OBSERVER
    trace.create_all(
        Participant, [Participant(activity=row, party_id=key, role=role) for key in keys]
    )


def _days(trace: Recorder, row: Activity) -> None:
    first = row.sessions.get()
    trace.changing([first])
    first.title, first.starts_at, first.ends_at = "วันแรก ท่าพื้นฐาน", time(9), time(16, 30)
    first.save()
    assert row.starts is not None  # noqa: S101 - every gathering of the story has a day
    day = PartialDate.of(date.fromordinal(row.starts.first_day.toordinal() + 1))
    second = Session(activity=row, on=day, title="วันที่สอง ฝึกที่บ้าน")
    second.starts_at, second.ends_at = time(8, 30), time(15)
    trace.create(second)


def _hands(row: Activity, keys: Keys) -> list[Hand]:
    organisers = [
        Hand(activity=row, role=HandRole.ORGANISER, party_id=keys[key])
        for key in ("foundation", "clinic")
    ]
    speakers = [
        Hand(
            activity=row, role=HandRole.SPEAKER, name=name, affiliation=where,
            body_id=keys.get(body), topic=topic,
        )
        for name, where, body, topic in SPEAKERS
    ]  # fmt: skip
    return [*organisers, *speakers]


def _line(
    row: Activity, keys: Keys, what: str, baht: int | None, partner: str, given: str, state: str
) -> BudgetLine:
    made = BudgetLine(activity=row, what=what, partner_id=keys[partner])
    made.satang = None if baht is None else baht * 100
    made.given_as, made.state = given, state
    return made


def _duty(trace: Recorder, row: Activity, keys: Keys, what: str, *parties: str) -> None:
    duty = trace.create(Duty(activity=row, what=what))
    pairs = zip(Part.values, parties, strict=True)
    trace.create_all(
        DutyParty,
        [DutyParty(duty=duty, party_id=keys[key], part=part) for part, key in pairs if key],
    )


def _goal(trace: Recorder, network: Network, keys: Keys, said: tuple[Any, ...]) -> None:
    what, words, first, last, items = said
    goal = PlanGoal(workspace=network.workspace, network=network, what=what, goal_words=words)
    goal.first_year, goal.last_year = first, last
    trace.create(goal)
    for done, due, progress, why, shares in items:
        item = PlanItem(goal=goal, what=done, due=due, progress=progress, why=why)
        trace.create(item)
        trace.create_all(PlanShare, [_share(item, keys, *share) for share in shares])


def _share(
    item: PlanItem, keys: Keys, who: str, given: str, baht: int | None, what: str
) -> PlanShare:
    satang = None if baht is None else baht * 100
    return PlanShare(item=item, party_id=keys[who], given_as=given, satang=satang, what=what)
