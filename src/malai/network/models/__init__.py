"""Parties, networks, memberships, ties, evidence and hints of duplicates."""

from __future__ import annotations

from malai.network.models.about import Attachment, FormerName, Note
from malai.network.models.agreement import Agreement, AgreementParty, Commitment, Kept
from malai.network.models.custom import (
    CustomField,
    CustomLook,
    CustomValue,
    FieldKind,
    RecordKind,
    Word,
    WordCode,
)
from malai.network.models.duplicate import DuplicateHint, DuplicateSearch, HintState, SearchState
from malai.network.models.figure import Figure
from malai.network.models.life import MembershipChange, NetworkEnding, NetworkReview, Standing
from malai.network.models.lists import Segment, SegmentMark, Tag, TagColour, Tagging
from malai.network.models.network import (
    DeclaredForm,
    Function,
    Mechanism,
    Membership,
    MembershipRole,
    Network,
    Reach,
    Relation,
)
from malai.network.models.party import (
    Affiliation,
    OrganisationFacts,
    Party,
    PartyKind,
    PersonFacts,
    Sex,
)
from malai.network.models.project import (
    Project,
    ProjectBudget,
    ProjectNetwork,
    ProjectRole,
    ProjectStatus,
    TeamMember,
)
from malai.network.models.reach import SeatArea, SeatNetwork
from malai.network.models.tie import (
    Evidence,
    EvidenceOrigin,
    Layer,
    Tie,
    TieKind,
    Way,
    way_told,
)
from malai.network.models.tie_note import TieNote

__all__ = [
    "Affiliation",
    "Agreement",
    "AgreementParty",
    "Attachment",
    "Commitment",
    "CustomField",
    "CustomLook",
    "CustomValue",
    "DeclaredForm",
    "DuplicateHint",
    "DuplicateSearch",
    "Evidence",
    "EvidenceOrigin",
    "FieldKind",
    "Figure",
    "FormerName",
    "Function",
    "HintState",
    "Kept",
    "Layer",
    "Mechanism",
    "Membership",
    "MembershipChange",
    "MembershipRole",
    "Network",
    "NetworkEnding",
    "NetworkReview",
    "Note",
    "OrganisationFacts",
    "Party",
    "PartyKind",
    "PersonFacts",
    "Project",
    "ProjectBudget",
    "ProjectNetwork",
    "ProjectRole",
    "ProjectStatus",
    "Reach",
    "RecordKind",
    "Relation",
    "SearchState",
    "SeatArea",
    "SeatNetwork",
    "Segment",
    "SegmentMark",
    "Sex",
    "Standing",
    "Tag",
    "TagColour",
    "Tagging",
    "TeamMember",
    "Tie",
    "TieKind",
    "TieNote",
    "Way",
    "Word",
    "WordCode",
    "way_told",
]
