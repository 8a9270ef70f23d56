"""Charter, sub-networks, roles, projects and agreements of the hill network, invented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from malai.audit.services import Recorder
from malai.network.models import (
    Agreement,
    AgreementParty,
    Commitment,
    Membership,
    Network,
    NetworkReview,
    Party,
    Project,
    ProjectBudget,
    ProjectNetwork,
    TeamMember,
)
from malai_core.text import PartialDate

Keys = dict[str, int]

#: Three of the five elements are written; the page asks for the other two.
SAID: Final = {
    "charter_members": "ครอบครัวเด็กพิการ อาสาสมัครเจ็ดภาษา โรงพยาบาล โรงเรียน วัดและโบสถ์ อบต. และกลุ่มอาชีพ",
    "charter_goal": "เด็กพิการทุกคนบนดอยได้รับการดูแลและได้เรียน โดยแต่ละหน่วยงานก็ได้งานตามหน้าที่ของตน",
    "charter_activities": "กิจกรรม CBR ทุกเดือน เยี่ยมบ้านสหวิชาชีพ และถอดบทเรียนทุกต้นปี",
    "by_members": "ครอบครัวเด็กพิการและคนทำงาน",
    "by_relation": "horizontal",
    "by_mechanism": "both",
    "by_function": "both",
    "by_area": "subdistrict",
    "form": "hub",
}
#: key of the body that stands for it, Thai, English, kinds
PARTS: Final = (
    ("volunteers", "เครือข่ายอาสาสมัครเจ็ดภาษา", "Seven languages sub-network", "natural"),
    ("parents", "เครือข่ายผู้ปกครองดอยหมอก", "Parents' sub-network", "organised"),
)
#: Thai, English, owner, first and last fiscal year, budget line, baht, status
PROJECTS: Final = (
    (
        "โครงการฝึกเดินฝึกพูดที่บ้าน", "Walking and talking at home", "foundation", 2555, 2557,
        "กองทุนสุขภาพตำบล", 480_000, "finished",
    ),
    (
        "โครงการศูนย์เรียนรู้พัฒนาเด็กพิการ", "Children's learning centre", "rehab", 2558, 2561,
        "กองทุนส่งเสริมและพัฒนาคุณภาพชีวิตคนพิการ", 1_350_000, "running",
    ),
    (
        "โครงการกาแฟเพื่อครอบครัวเด็กพิการ", "Coffee for families", "coffee", 2559, 2560,
        "เงินปันผลวิสาหกิจชุมชน", 120_000, "running",
    ),
)  # fmt: skip
ROLES: Final = ("executive", "manager", "coordinator", "practitioner", "practitioner")
#: key of the party, what it brings, own budget in baht
SIGNED: Final = (
    ("foundation", "นักกายภาพบำบัดและผู้ประสานงาน", 300_000),
    ("hospital", "ทีมสหวิชาชีพเดือนละครั้ง", None),
    ("clinic", "ห้องฝึกและเจ้าหน้าที่หนึ่งคน", 60_000),
    ("local", "รถรับส่งและอาหารกลางวัน", 150_000),
    ("special", "ครูการศึกษาพิเศษสัปดาห์ละวัน", None),
)
#: who, what, due, how it went, when
PROMISED: Final = (
    ("hospital", "ส่งทีมสหวิชาชีพเยี่ยมบ้านทุกเดือน", PartialDate(2016, 12), "kept", PartialDate(2016, 6)),
    ("local", "ตั้งงบประมาณในข้อบัญญัติทุกปี", PartialDate(2016, 9, 30), "kept", PartialDate(2016, 9)),
    ("special", "อบรมครูโรงเรียนบนดอยปีละสองครั้ง", PartialDate(2016), "not_kept", PartialDate(2016, 11)),
    ("", "ถอดบทเรียนร่วมกันทุกต้นปี", PartialDate(2017, 1), "waiting", None),
)  # fmt: skip


def records_fill(trace: Recorder, network: Network, keys: Keys) -> None:
    """Write them inside the act that fills the demonstration; no person is added or moved."""
    trace.changing([network])
    for name, value in SAID.items():
        setattr(network, name, value)
    network.save()
    trace.create_all(NetworkReview, list(_reviews(network)))
    _parts(trace, network, keys)
    _host(trace, network, keys)
    _projects(trace, network, keys)
    _agreement(trace, network, keys)


def _reviews(network: Network) -> list[NetworkReview]:
    held = NetworkReview(workspace=network.workspace, network=network, due=PartialDate(2015, 1))
    held.held, held.found = PartialDate(2015, 1, 24), "ยังจำเป็น แต่ต้องมีคนรุ่นใหม่มาช่วยประสานงาน"
    planned = NetworkReview(workspace=network.workspace, network=network, due=PartialDate(2017, 1))
    return [held, planned]


def _parts(trace: Recorder, network: Network, keys: Keys) -> None:
    for body, thai, english, mechanism in PARTS:
        part = Network(workspace=network.workspace, parent=network, name_th=thai, name_en=english)
        part.began, part.by_mechanism, part.by_relation = PartialDate(2010), mechanism, "horizontal"
        trace.create(part)
        since = PartialDate(2010)
        members = _of_body(network, keys[body])
        trace.create_all(
            Membership,
            [
                Membership(
                    workspace=network.workspace, network=part, party_id=key, since=since, role=role
                )
                for key, role in ((keys[body], "lead"), *((key, "spoke") for key in members))
            ],
        )


def _of_body(network: Network, body: int) -> list[int]:
    """Return who belongs to ``body`` and is in the network now, at most forty."""
    inside = Membership.objects.filter(network=network, until="").values("party")
    rows = Party.objects.filter(affiliations__body=body, affiliations__until="", pk__in=inside)
    return list(rows.order_by("pk").distinct().values_list("pk", flat=True)[:40])


def _host(trace: Recorder, network: Network, keys: Keys) -> None:
    """Make the foundation the host, with a day for handing over that has come."""
    row = Membership.objects.get(network=network, party=keys["foundation"])
    trace.changing([row])
    row.role, row.hand_over = "host", PartialDate(2016)
    row.save()


def _projects(trace: Recorder, network: Network, keys: Keys) -> None:
    for thai, english, owner, first, last, line, baht, status in PROJECTS:
        project = Project(workspace=network.workspace, name_th=thai, name_en=english)
        project.owner_id, project.first_year, project.last_year = keys[owner], first, last
        project.budget_line, project.budget, project.status = line, baht, status
        project.area_code = network.area_code
        trace.create(project)
        trace.create(ProjectNetwork(project=project, network=network))
        trace.create_all(ProjectBudget, list(_budgets(project, first, last, baht)))
        people = _of_body(network, keys[owner]) or _of_body(network, keys["foundation"])
        team = zip(ROLES, people, strict=False)
        trace.create_all(
            TeamMember,
            [
                TeamMember(workspace=network.workspace, project=project, party_id=key, role=role)
                for role, key in team
            ],
        )


def _budgets(project: Project, first: int, last: int, baht: int) -> Iterator[ProjectBudget]:
    """Part the money over the years evenly, the rest to the first."""
    each, rest = divmod(baht, last - first + 1)
    for year in range(first, last + 1):
        made = ProjectBudget(workspace=project.workspace, project=project, year=year)
        made.amount, made.line = each + (rest if year == first else 0), project.budget_line
        yield made


def _agreement(trace: Recorder, network: Network, keys: Keys) -> None:
    deed = Agreement(workspace=network.workspace, network=network)
    deed.name_th = "บันทึกข้อตกลงความร่วมมือดูแลเด็กพิการดอยหมอก"
    deed.name_en = "Agreement on care for the disabled children of Misty Hill"
    deed.signed, deed.since = PartialDate(2010, 1, 24), PartialDate(2010)
    deed.text = "ร่วมกันดูแลเด็กพิการทุกคนบนดอย แต่ละหน่วยนำงบประมาณและคนของตนมาร่วม"
    trace.create(deed)
    signed = [
        AgreementParty(
            workspace=network.workspace,
            agreement=deed,
            party_id=keys[key],
            brings=brings,
            budget=baht,
        )
        for key, brings, baht in SIGNED
    ]
    trace.create_all(AgreementParty, signed)
    promised = [
        Commitment(
            workspace=network.workspace, agreement=deed, party_id=keys.get(who), what=what, due=due,
            state=state, on=on,
        )
        for who, what, due, state, on in PROMISED
    ]  # fmt: skip
    trace.create_all(Commitment, promised)
