"""Invented answers and a working area for the demonstration, the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Final

from malai.accounts.models import Workspace
from malai.audit.services import Recorder
from malai.consent.models import Answer, Purpose, Way
from malai.consent.services.answers import Given, consents_write
from malai.consent.services.purposes import purposes_ensure
from malai.consent.wording import CONTACT, DIRECTORY, MAPS, PHOTOS
from malai.network.models import Party, PartyKind
from malai.places import official
from malai.places.models import WorkingArea, WorkingAreaKind, WorkingAreaPart

#: The sheet of the yearly meeting, and the day somebody thought again.
SIGNED: Final = date(2017, 3, 4)
THOUGHT_AGAIN: Final = date(2018, 7, 14)
#: Share of people who signed, of those who agreed to photos, of those who withdrew later.
_SIGNED, _PHOTOS, _WITHDREW = 0.6, 0.7, 0.08


def answers_fill(trace: Recorder, workspace: Workspace, keys: Sequence[int], seed: int) -> None:
    """Let a part of the people answer on paper; a few withdraw photos later."""
    chance = Random(seed)  # noqa: S311 - invented data, the same every time
    purposes = {one.code: one for one in purposes_ensure(workspace)}
    rows = Party.objects.filter(pk__in=keys, kind=PartyKind.PERSON).order_by("pk")
    signed = [party for party in rows if chance.random() < _SIGNED]
    agreed = [party for party in signed if chance.random() < _PHOTOS]
    later = [party for party in agreed if chance.random() < _WITHDREW]
    all_of = [purposes[code] for code in (CONTACT["phone"], CONTACT["line"], DIRECTORY, MAPS)]
    photos = [purposes[PHOTOS]]
    refused = [party for party in signed if party not in agreed]
    _note(trace, signed, all_of, Given(Answer.YES, on=SIGNED, way=Way.PAPER))
    _note(trace, agreed, photos, Given(Answer.YES, on=SIGNED, way=Way.PAPER))
    _note(trace, refused, photos, Given(Answer.NO, on=SIGNED, way=Way.PAPER))
    _note(trace, later, photos, Given(Answer.WITHDRAWN, on=THOUGHT_AGAIN, way=Way.LINE))


def _note(
    trace: Recorder, parties: Sequence[Party], purposes: Sequence[Purpose], given: Given
) -> None:
    if parties:
        consents_write(trace=trace, by=None, parties=parties, purposes=purposes, given=given)


def working_area_fill(trace: Recorder, workspace: Workspace, province: str) -> None:
    """Name one working area of two districts of the province."""
    districts = sorted(c for c in official.names() if len(c) == 4 and c.startswith(province))[:2]
    area = WorkingArea(workspace=workspace, kind=WorkingAreaKind.HEALTH)
    area.name_th, area.name_en = "เขตดูแลสุขภาพสายน้ำ", "Riverside care zone"
    trace.create(area)
    trace.create_all(
        WorkingAreaPart, (WorkingAreaPart(working_area=area, code=code) for code in districts)
    )
