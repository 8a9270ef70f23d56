"""Why somebody is not reached, in words. Codes are stored: add, never rename."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

NO_ADDRESS: Final = "no_address"
NOT_ASKED: Final = "not_asked"
REFUSED: Final = "refused"
OPTED_OUT: Final = "opted_out"
BOUNCED: Final = "bounced"
UNFOLLOWED: Final = "unfollowed"
NOT_LINKED: Final = "not_linked"
NO_SUCH: Final = "no_such"
QUOTA: Final = "quota"
TOKEN: Final = "token"  # noqa: S105 - a reason
NOT_CONNECTED: Final = "not_connected"
TOO_OFTEN: Final = "too_often"
CRASHED: Final = "crashed"
LEFT: Final = "left"
FULL: Final = "full"
TOO_LATE: Final = "too_late"
NOT_TAKEN: Final = "not_taken"
NOT_A_PHOTO: Final = "not_a_photo"
TOO_LARGE: Final = "too_large"
GONE: Final = "gone"

SAID: Final[dict[str, StrOrPromise]] = {
    NO_ADDRESS: _("no address or number is on record"),
    NOT_ASKED: _("consent to this way was not noted yet"),
    REFUSED: _("did not agree to be contacted this way"),
    OPTED_OUT: _("chose not to get messages"),
    BOUNCED: _("the e-mail address came back"),
    UNFOLLOWED: _("took the account out of LINE"),
    NOT_LINKED: _("is not linked in LINE yet"),
    NO_SUCH: _("the other side does not know this address"),
    QUOTA: _("the messages of this month are used up"),
    TOKEN: _("LINE does not accept the key of the account any more"),
    NOT_CONNECTED: _("this way is not connected"),
    TOO_OFTEN: _("tried several times, and the other side did not take it"),
    CRASHED: _("the work was interrupted while it was being sent"),
    LEFT: _("the record is anonymous now"),
    FULL: _("the mailbox is full"),
    TOO_LATE: _("the other mail server was not reached for days"),
    NOT_TAKEN: _("the other mail server did not take it"),
    NOT_A_PHOTO: _("it is no photo that can be read"),
    TOO_LARGE: _("it is too large"),
    GONE: _("LINE does not have it any more"),
}


def reason_said(reason: str) -> StrOrPromise:
    """Return a reason in words: that of a code, or what the other side said."""
    return SAID.get(reason, reason)
