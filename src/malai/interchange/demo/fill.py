"""Writing demonstration networks into their workspace, one act a network."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from malai.accounts.models import Workspace
from malai.activities.services.bulk import (
    NewActivity,
    NewAttendance,
    activities_create_bulk,
    attendances_create_bulk,
)
from malai.audit.models import Origin
from malai.audit.services import Recorder, recorded
from malai.interchange.demo.beside import beside_fill
from malai.interchange.demo.consents import answers_fill, working_area_fill
from malai.interchange.demo.contacts import contacts_fill
from malai.interchange.demo.facts import (
    BodyFact,
    FigureFact,
    GatheringFact,
    NetworkFacts,
    PersonFact,
    TieFact,
)
from malai.interchange.demo.homes import home_of, places_fill
from malai.interchange.demo.learning import learning_fill
from malai.interchange.demo.measured import measured_fill
from malai.interchange.demo.planning import planning_fill
from malai.interchange.demo.records import records_fill
from malai.interchange.demo.story import hill_network, many_networks
from malai.network.models import EvidenceOrigin, Figure, Network, PartyKind, TieKind, Way
from malai.network.services.bulk import (
    NewAffiliation,
    NewMembership,
    NewParty,
    affiliations_create_bulk,
    memberships_create_bulk,
    parties_create_bulk,
)
from malai.network.services.bulk_ties import (
    NewEvidence,
    NewTie,
    tie_kinds_ensure,
    ties_create_bulk,
)
from malai_core.text import PartialDate, phone_shown

Keys = dict[str, int]
#: How relationships of a kind are kept up; of the others nobody said.
WAYS: Final = {
    "collaboration": Way.IN_PERSON,
    "advice": Way.IN_PERSON,
    "coordination": Way.BOTH,
    "information": Way.ONLINE,
}


def demo_workspace() -> Workspace | None:
    """Return the demonstration workspace, or ``None`` before it is filled. One query."""
    return Workspace.objects.filter(is_demo=True).first()


def demo_fill(*, is_large: bool, seed: int = 2551) -> str:
    """Fill the demonstration workspace and say what is in it.

    A network that is there already is left alone, so that filling twice changes nothing and a
    fill that was cut off goes on where it stopped.
    """
    networks = many_networks(seed) if is_large else [hill_network(seed)]
    workspace = demo_workspace() or _workspace_create()
    there = set(workspace.networks.values_list("name_en", flat=True))
    fresh = [facts for facts in networks if facts.name_en not in there]
    kinds = kinds_of_demo(workspace)
    for facts in fresh:
        network_fill(workspace=workspace, facts=facts, kinds=kinds)
    return _("The demonstration holds %(networks)d networks and %(people)d people.") % {
        "networks": workspace.networks.count(),
        "people": workspace.parties.filter(kind=PartyKind.PERSON).count(),
    }


def kinds_of_demo(workspace: Workspace) -> dict[str, TieKind]:
    """Return the usual kinds; of some the demonstration says how they are kept up."""
    kinds = tie_kinds_ensure(workspace)
    fresh = [kinds[code] for code, way in WAYS.items() if kinds[code].way != way]
    if fresh:
        with recorded(
            "interchange.demo_fill", by=None, workspace=workspace, origin=Origin.COMMAND
        ) as trace:
            trace.changing(fresh)
            for kind in fresh:
                kind.way = WAYS[kind.code]
                kind.save(update_fields=["way", "updated_at"])
    return kinds


def demo_is_filled() -> bool:
    """Say whether a demonstration network is there. One query."""
    return Network.objects.filter(workspace__is_demo=True).exists()


def _workspace_create() -> Workspace:
    return Workspace.objects.create(
        name_th="เครือข่ายสาธิต", name_en="Demonstration", is_demo=True, language="th"
    )


def network_fill(
    *, workspace: Workspace, facts: NetworkFacts, kinds: dict[str, TieKind]
) -> Network:
    """Write one invented network as one act."""
    with recorded(
        "interchange.demo_fill", by=None, workspace=workspace, origin=Origin.COMMAND
    ) as trace:
        network = trace.create(
            Network(
                workspace=workspace,
                name_th=facts.name_th,
                name_en=facts.name_en,
                purpose=facts.purpose,
                area_code=facts.province,
                began=facts.began,
            )
        )
        keys = _parties(trace, workspace, facts)
        _belongings(trace, network, facts, keys)
        ties_create_bulk(
            trace=trace,
            workspace=workspace,
            network=network,
            rows=[_tie(tie, keys, kinds) for tie in facts.ties],
        )
        places = places_fill(trace, workspace, facts.province)
        _gatherings(trace, network, facts.gatherings, keys, places)
        if not network.workspace.tags.exists():
            beside_fill(trace, network, facts.people, keys)
        if facts.figures:
            # The network of the case; the many of the large demonstration stay as they are.
            records_fill(trace, network, keys)
            planning_fill(trace, network, keys)
            learning_fill(trace, network)
            measured_fill(trace, network, facts.bodies, facts.people, keys)
            contacts_fill(trace, network, facts.people, keys)
        trace.create_all(Figure, [_figure(network, figure) for figure in facts.figures])
        if not workspace.working_areas.exists():
            answers_fill(trace, workspace, list(keys.values()), seed=len(facts.people))
            working_area_fill(trace, workspace, facts.province)
        trace.say(people=len(facts.people), organisations=len(facts.bodies), ties=len(facts.ties))
    return network


def _figure(network: Network, figure: FigureFact) -> Figure:
    return Figure(
        workspace=network.workspace,
        network=network,
        on=PartialDate(figure.year),
        number=figure.number,
        among=figure.of_number,
        definition_th=figure.definition_th,
        definition_en=figure.definition_en,
    )


def _parties(trace: Recorder, workspace: Workspace, facts: NetworkFacts) -> Keys:
    rows = [_body(body, facts) for body in facts.bodies]
    rows += [_person(person, facts) for person in facts.people]
    names = [body.key for body in facts.bodies] + [person.key for person in facts.people]
    made = parties_create_bulk(trace=trace, workspace=workspace, rows=rows)
    return {name: party.pk for name, party in zip(names, made, strict=True)}


def _body(body: BodyFact, facts: NetworkFacts) -> NewParty:
    return NewParty(
        kind=body.kind,
        name_th=body.name_th,
        name_en=body.name_en,
        sector=body.sector,
        agreed=body.agreed,
        area_code=facts.province,
        area_written=facts.area,
        address=home_of(body.key, facts.province),
    )


def _person(person: PersonFact, facts: NetworkFacts) -> NewParty:
    return NewParty(
        kind=PartyKind.PERSON,
        title=person.title,
        given=person.given,
        family=person.family,
        nickname=person.nickname,
        role=person.role,
        languages=person.languages,
        phone=person.phone,
        phone_written=phone_shown(person.phone) if person.phone else "",
        email=person.email,
        area_code=facts.province,
        area_written=facts.area,
        address=home_of(person.key, facts.province),
        verified_on=person.verified,
    )


def _belongings(trace: Recorder, network: Network, facts: NetworkFacts, keys: Keys) -> None:
    memberships_create_bulk(trace=trace, network=network, rows=_memberships(facts, keys))
    affiliations_create_bulk(
        trace=trace, workspace=network.workspace, rows=_affiliations(facts, keys)
    )


def _memberships(facts: NetworkFacts, keys: Keys) -> list[NewMembership]:
    bodies = [NewMembership(keys[body.key], since=body.joined) for body in facts.bodies]
    return bodies + [
        NewMembership(
            keys[person.key],
            role=_role(person),
            since=PartialDate.of(person.joined),
            until=PartialDate.of(person.left) if person.left else None,
        )
        for person in facts.people
    ]


def _role(person: PersonFact) -> str:
    roles = {"ผู้ประสานงาน": "coordinator", "อาสาสมัคร": "volunteer"}
    return roles.get(person.role, "member")


def _affiliations(facts: NetworkFacts, keys: Keys) -> list[NewAffiliation]:
    people = [
        NewAffiliation(
            keys[person.key],
            keys[person.body],
            person.position,
            PartialDate.of(person.joined),
            PartialDate.of(person.left) if person.left else None,
        )
        for person in facts.people
    ]
    bodies = [body for body in facts.bodies if body.parent]
    return people + [
        NewAffiliation(keys[body.key], keys[body.parent], since=body.joined) for body in bodies
    ]


def _tie(tie: TieFact, keys: Keys, kinds: dict[str, TieKind]) -> NewTie:
    said = NewEvidence(
        EvidenceOrigin.SURVEY,
        source="แบบสอบถามสาธิต",
        on=PartialDate.of(tie.since),
        said_by=keys[tie.said_by],
    )
    return NewTie(
        source=keys[tie.source],
        target=keys[tie.target],
        kind=kinds[tie.kind],
        strength=tie.strength,
        since=PartialDate.of(tie.since),
        until=PartialDate.of(tie.until) if tie.until else None,
        evidence=(said,),
    )


def _gatherings(
    trace: Recorder,
    network: Network,
    gatherings: list[GatheringFact],
    keys: Keys,
    places: list[int],
) -> None:
    sessions = activities_create_bulk(
        trace=trace,
        workspace=network.workspace,
        network=network,
        rows=[
            _activity(gathering, places[number % len(places)])
            for number, gathering in enumerate(gatherings)
        ],
    )
    marks = [
        NewAttendance(session.pk, keys[key], mark)
        for session, gathering in zip(sessions, gatherings, strict=True)
        for mark, people in (("present", gathering.present), ("leave", gathering.leave))
        for key in people
    ]
    attendances_create_bulk(trace=trace, rows=marks)


def _activity(gathering: GatheringFact, place: int) -> NewActivity:
    return NewActivity(
        title_th=gathering.title_th,
        title_en=gathering.title_en,
        on=PartialDate.of(gathering.on),
        kind=gathering.kind,
        place=place,
    )
