"""What members say is kept, and settled by a person. Each function is one act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.consent.models import Answer, Way
from malai.consent.selectors.purposes import Stand
from malai.consent.services.answers import Given, consents_record
from malai.links.models import PersonalLink
from malai.links.selectors import links_valid_of
from malai.links.services import link_make, link_revoke
from malai.members.models import MemberWord, WordKind, WordState
from malai.members.selectors import directory_stand, found_waiting
from malai.network.models import Party
from malai.network.services.parties import party_rewrite
from malai.work.services import task_make

#: Name of the page in the registry of link pages, and how many days a link is valid.
PAGE: Final = "members.own"
DAYS: Final = 365
#: Words of one member that may wait at a time.
MOST_WAITING: Final = 10
#: What may stand where members see it, and for how many days.
SHOWABLE: Final = (WordKind.ASK, WordKind.OFFER)
SHOWN: Final = 30
#: Where a task says it comes from.
ORIGIN: Final = "members.word"


def member_link_make(*, by: User, party: Party) -> str:
    """Make the link of a member and return its secret; earlier ones of the same kind end."""
    with transaction.atomic():
        for link in links_valid_of(party.workspace, subject=party.public_id):
            if link.page == PAGE:
                link_revoke(by=by, link=link, name=party.name)
        _link, secret = link_make(
            by=by,
            workspace=party.workspace,
            page=PAGE,
            subject=party.public_id,
            days=DAYS,
            name=party.name,
        )
    return secret


def member_link_end(*, by: User, link: PersonalLink, party: Party) -> None:
    """End the link of a member before its day."""
    link_revoke(by=by, link=link, name=party.name)


def word_take(
    *,
    party: Party,
    kind: str,
    text: str,
    fields: Mapping[str, Any] | None = None,
    may_show: bool = False,
    client_id: UUID,
) -> MemberWord:
    """Keep what a member said by her link; sending it again gives the same row.

    ``may_show`` is her consent that members of her networks see these words with her name.

    Raises
    ------
    ValidationError
        Too much of hers waits already, or the kind is none.
    """
    with transaction.atomic():
        Workspace.objects.select_for_update().get(pk=party.workspace_id)
        known = MemberWord.objects.filter(client_id=client_id, party=party).first()
        if known is not None:
            return known
        _refuse_flood(party)
        word = MemberWord(workspace=party.workspace, party=party, kind=kind, client_id=client_id)
        word.text, word.fields = text.strip(), dict(fields or {})
        word.may_show = may_show and kind in SHOWABLE
        word.full_clean(exclude=["workspace", "party"])
        with recorded(
            "members.word_take", by=None, workspace=party.workspace, subject=party.public_id
        ) as trace:
            trace.create(word)
            trace.say(name=party.name, kind=kind)
    return word


def _refuse_flood(party: Party) -> None:
    waiting = MemberWord.objects.filter(party=party, state=WordState.WAITING)
    if waiting.count() >= MOST_WAITING:
        raise ValidationError(
            _(
                "Several things you said are waiting for an answer. Somebody will look at them first."
            )
        )


def correction_accept(*, by: User, word: MemberWord) -> None:
    """Write what a member put right into her record; both are one act and can be undone.

    Raises
    ------
    ValidationError
        Something of it cannot be, such as a telephone number; by field.
    """
    with _act("members.correction_accept", by=by, word=word) as (now, trace):
        if now.kind == WordKind.CORRECT and now.fields:
            party_rewrite(trace, by=by, party=word.party, fields=now.fields)
        _settle(trace, by, now, WordState.DONE)


def word_decline(*, by: User, word: MemberWord) -> None:
    """Leave everything as it is; what was said is kept as settled."""
    with _act("members.word_decline", by=by, word=word) as (now, trace):
        _settle(trace, by, now, WordState.DECLINED)


def word_to_task(*, by: User, word: MemberWord) -> None:
    """Put what a member asks or offers on the list of tasks; it counts as taken up."""
    with _act("members.word_to_task", by=by, word=word) as (now, trace):
        what = f"{word.party.name}: {now.text}"[:300]
        task_make(
            trace, by=by, workspace=word.workspace, fields={"what": what}, about=[word.party],
            origin=ORIGIN, origin_id=now.public_id,
        )  # fmt: skip
        _settle(trace, by, now, WordState.DONE)


def word_show(*, by: User, word: MemberWord, today: date) -> None:
    """Let members of her networks see what a member asks or offers, for thirty days; it is taken up.

    Raises
    ------
    ValidationError
        She did not say that others may see it.
    """
    with _act("members.word_show", by=by, word=word) as (now, trace):
        if not now.may_show:
            raise ValidationError(_("She did not say that other members may see it."))
        now.shown_until = today + timedelta(days=SHOWN)
        _settle(trace, by, now, WordState.DONE)


def word_hide(*, by: User | None, word: MemberWord) -> None:
    """Let members see it no more; ``by`` is ``None`` where she ends it behind her own link."""
    party = word.party
    with recorded(
        "members.word_hide", by=by, workspace=word.workspace, subject=party.public_id
    ) as trace:
        now = MemberWord.objects.select_for_update(of=("self",)).get(pk=word.pk)
        trace.changing([now])
        now.shown_until, now.may_show = None, False
        now.save()
        trace.about(now.public_id)
        trace.say(name=party.name)


def word_answer(*, party: Party, word: MemberWord) -> MemberWord:
    """Keep that a member can help, or would like to be helped, by one tap; twice is once.

    Raises
    ------
    ValidationError
        Too much of hers waits already.
    """
    is_asked = word.kind == WordKind.ASK
    said = _("I can help %(name)s: %(text)s") if is_asked else _("I would like what %(name)s offers: %(text)s")  # fmt: skip
    return word_take(
        party=party,
        kind=WordKind.OFFER if is_asked else WordKind.ASK,
        text=said % {"name": word.party.name, "text": word.text},
        client_id=answer_id(party, word),
    )


def answer_id(party: Party, word: MemberWord) -> UUID:
    """Return the number of her answer to these words: always the same."""
    return uuid5(word.public_id, str(party.public_id))


# -- Being found -----------------------------------------------------------------------------------


def found_wish(*, party: Party, stand: Stand, language: str) -> MemberWord:
    """Keep that a member agrees to be found, with the version of the words she read; once."""
    known = found_waiting(party)
    version = stand.text.number if stand.text else 0
    return known or word_take(
        party=party, kind=WordKind.FOUND, text="", client_id=uuid4(),
        fields={"version": version, "language": language},
    )  # fmt: skip


def found_end(*, party: Party, stand: Stand, language: str) -> None:
    """Let a member be found no more, at once; a yes that waits is taken back with it."""
    with transaction.atomic():
        if word := found_waiting(party):
            word.party = party
            with _act("members.word_decline", by=None, word=word) as (now, trace):
                _settle(trace, None, now, WordState.DECLINED)
        if stand.state == Answer.YES:
            _answer(None, party, stand, Answer.WITHDRAWN, language)


def found_accept(*, by: User, word: MemberWord) -> None:
    """Note the yes of a member in the ledger of consents, as she ticked it; it counts as taken up.

    Raises
    ------
    ValidationError
        The words were changed since she read them, or she is under age without a guardian.
    """
    stand = directory_stand(word.party)
    with transaction.atomic():
        with _act("members.found_accept", by=by, word=word) as (now, trace):
            if not stand or not stand.text or stand.text.number != now.fields.get("version"):
                raise ValidationError(_("The words were changed since she read them. Ask her again."))  # fmt: skip
            _settle(trace, by, now, WordState.DONE)
        _answer(by, word.party, stand, Answer.YES, str(now.fields.get("language", "th")))


def _answer(by: User | None, party: Party, stand: Stand, answer: str, language: str) -> None:
    consents_record(
        by=by, workspace=party.workspace, parties=[party], purposes=[stand.purpose],
        given=Given(answer, way=Way.TICK, language=language),
    )  # fmt: skip


@contextmanager
def _act(
    action: str, *, by: User | None, word: MemberWord
) -> Iterator[tuple[MemberWord, Recorder]]:
    """Open an act about one word that still waits, read again under a lock."""
    with recorded(action, by=by, workspace=word.workspace, subject=word.party.public_id) as trace:
        now = MemberWord.objects.select_for_update(of=("self",)).get(pk=word.pk)
        if now.state != WordState.WAITING:
            raise ValidationError(_("Somebody has settled this already."))
        trace.changing([now])
        yield now, trace


def _settle(trace: Recorder, by: User | None, word: MemberWord, state: str) -> None:
    word.state, word.settled_by, word.settled_at = state, by, timezone.now()
    word.save()
    trace.about(word.public_id)
    trace.say(name=word.party.name)
