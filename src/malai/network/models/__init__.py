"""Parties, networks, memberships, ties, evidence and hints of duplicates."""

from __future__ import annotations

from malai.network.models.about import Attachment, FormerName, Note
from malai.network.models.duplicate import DuplicateHint, HintState
from malai.network.models.figure import Figure
from malai.network.models.lists import Segment, SegmentMark, Tag, TagColour, Tagging
from malai.network.models.network import Membership, MembershipRole, Network
from malai.network.models.party import Affiliation, OrganisationFacts, Party, PartyKind, PersonFacts
from malai.network.models.reach import SeatArea, SeatNetwork
from malai.network.models.tie import Evidence, EvidenceOrigin, Layer, Tie, TieKind

__all__ = [
    "Affiliation",
    "Attachment",
    "DuplicateHint",
    "Evidence",
    "EvidenceOrigin",
    "Figure",
    "FormerName",
    "HintState",
    "Layer",
    "Membership",
    "MembershipRole",
    "Network",
    "Note",
    "OrganisationFacts",
    "Party",
    "PartyKind",
    "PersonFacts",
    "SeatArea",
    "SeatNetwork",
    "Segment",
    "SegmentMark",
    "Tag",
    "TagColour",
    "Tagging",
    "Tie",
    "TieKind",
]
