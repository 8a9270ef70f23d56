"""Findings as they are kept and shown: plain values in both languages."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.network.models import Network
from malai_core.labels import Sentence, Words
from malai_core.reading.finding import ActKind, Finding, Tone

#: The tones of findings, most pressing first.
TONES: Final = [tone.value for tone in Tone]
#: A list of more members than this would make too long an address; the whole list is opened then.
ADDRESSED = 40


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """A finding in both languages, as a run keeps it."""

    id: str
    tone: str
    sentence: Words
    counts_only: Words
    button: Words
    how: Words
    act: str
    members: tuple[str, ...]
    names_people: bool

    def plain(self) -> dict[str, Any]:
        """Return what JSON holds."""
        return asdict(self)


def kept(finding: Finding) -> KeptFinding:
    """Return the finding with its sentences said in both languages."""
    return KeptFinding(
        id=finding.id,
        tone=finding.tone.value,
        sentence=both(finding.sentence),
        counts_only=both(finding.counts_only),
        button=finding.act.button,
        how=finding.how,
        act=finding.act.kind.value,
        members=finding.members,
        names_people=finding.names_people,
    )


def kept_from(plain: dict[str, Any]) -> KeptFinding:
    """Return a finding from what a run has kept."""
    spoken = ("sentence", "counts_only", "button", "how")
    words = {name: Words(**plain[name]) for name in spoken}
    return KeptFinding(**{**plain, **words, "members": tuple(plain["members"])})


def both(sentence: Sentence) -> Words:
    """Return the sentence said in both languages."""
    return Words(sentence.in_language("th"), sentence.in_language("en"))


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as one reader sees it: with names or with counts, and where its act leads."""

    id: str
    tone: str
    sentence: Words
    how: Words
    act_label: Words
    act_url: str


def shown(finding: KeptFinding, *, network: Network, seat: OpenSeat) -> ShownFinding:
    """Return what ``seat`` may see. Without the right to names, counts and the whole list."""
    may_name = seat.may(Action.FINDINGS_NAMES) or not finding.names_people
    members = finding.members if may_name else ()
    return ShownFinding(
        id=finding.id,
        tone=finding.tone,
        sentence=finding.sentence if may_name else finding.counts_only,
        how=finding.how,
        act_label=finding.button,
        act_url=act_url(ActKind(finding.act), network=network, seat=seat, members=members),
    )


def act_url(
    act: ActKind, *, network: Network, seat: OpenSeat, members: tuple[str, ...] = ()
) -> str:
    """Return the page of an act, empty where the seat may not go there."""
    workspace = [network.workspace.public_id]
    if act is ActKind.OPEN_PICTURE:
        return reverse("atlas:picture", args=[*workspace, network.public_id])
    if act is ActKind.OPEN_IMPORT:
        return reverse("interchange:upload", args=workspace) if seat.may(Action.DATA_IMPORT) else ""
    if act is ActKind.OPEN_DUPLICATES:
        may_merge = seat.may(Action.NETWORK_EDIT)
        return reverse("network:duplicates", args=workspace) if may_merge else ""
    return list_url(act, workspace=workspace, members=members)


def list_url(act: ActKind, *, workspace: list[Any], members: tuple[str, ...]) -> str:
    """Return a list's page, narrowed to ``members`` where they fit into an address."""
    names = {
        ActKind.OPEN_ACTIVITIES: "activities:activities",
        ActKind.OPEN_ORGANISATIONS: "network:organisations",
    }
    url = reverse(names.get(act, "network:people"), args=workspace)
    if act is ActKind.OPEN_PEOPLE and 0 < len(members) <= ADDRESSED:
        return f"{url}?{urlencode({'parties': ','.join(members)})}"
    return url
