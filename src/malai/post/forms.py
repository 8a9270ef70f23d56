"""Forms: a message, the choices of a person, quiet hours."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.network.forms import CleanCharField
from malai.post.models import Channel
from malai.post.models.choice import LANGUAGES
from malai.post.selectors.messages import audiences_offered
from malai.post.selectors.reaching import ORDER, connected

#: As a browser and a mail program hold it; LINE takes 5,000 letters at most.
LONGEST = 4_000


class TextField(forms.CharField):
    """A text of several lines."""

    widget = forms.Textarea

    def __init__(self, **facts: bool | StrOrPromise) -> None:
        super().__init__(max_length=LONGEST, **facts)  # type: ignore[arg-type]
        self.widget.attrs["rows"] = 6

    def clean(self, value: Any) -> str:  # noqa: ANN401 - Django's signature
        """Return the text without what no database holds, with plain line ends."""
        text = str(super().clean(value) or "")
        return text.replace("\0", "").replace("\r\n", "\n").strip()


class MessageForm(forms.Form):
    """To whom, by which ways, and the words in two languages."""

    audience = forms.ChoiceField(
        label=_("To whom?"), error_messages={"required": _("Choose whom it is for.")}
    )
    subject_th = CleanCharField(
        label=_("What is it about? (Thai)"), max_length=200, required=False,
        help_text=_("A few words that say it all, such as “Meeting moved to Saturday”."),
    )  # fmt: skip
    body_th = TextField(
        label=_("The message (Thai)"), required=False,
        help_text=_("Write as you speak to them. Polite words that suit everybody are kindest."),
    )  # fmt: skip
    subject_en = CleanCharField(
        label=_("What is it about? (English)"), max_length=200, required=False
    )
    body_en = TextField(label=_("The message (English)"), required=False)
    channels = forms.MultipleChoiceField(
        label=_("By which ways?"), choices=(), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everybody gets it by one way only: the one they prefer, else the first that works."),
        error_messages={"required": _("Tick one way at least.")},
    )  # fmt: skip
    is_urgent = forms.BooleanField(
        label=_("It cannot wait for the morning"), required=False,
        help_text=_("Otherwise nothing goes out in quiet hours or on public holidays."),
    )  # fmt: skip
    urgent_why = CleanCharField(label=_("Why can it not wait?"), max_length=200, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        seat: OpenSeat,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        offered = audiences_offered(seat)
        self.said = {key: label for _title, group in offered for key, label in group}
        audience: Any = self.fields["audience"]
        audience.choices = [("", _now("choose …")), *offered]
        ways: Any = self.fields["channels"]
        here = connected(seat.workspace)
        ways.choices = [(one, Channel(one).label) for one in ORDER if one in here]
        if not self.is_bound and not (initial or {}).get("channels"):
            self.initial["channels"] = [one for one in ORDER if one in here - {Channel.PRINT}]

    def clean(self) -> dict[str, Any]:
        """Return the values; a subject and a text in one language are enough."""
        said = super().clean() or {}
        if not (said.get("subject_th") or said.get("subject_en")):
            self.add_error("subject_th", _now("Say in a few words what it is about."))
        if not (said.get("body_th") or said.get("body_en")):
            self.add_error("body_th", _now("Write what you want to say."))
        if not said.get("channels"):
            self.add_error("channels", _now("Tick one way at least."))
        if said.get("is_urgent") and not said.get("urgent_why"):
            self.add_error("urgent_why", _now("Say why it cannot wait for the morning."))
        said["audience_said"] = str(self.said.get(said.get("audience", ""), ""))[:300]
        return said


class ChoiceForm(forms.Form):
    """The way that suits a person, and those that do not."""

    preferred = forms.ChoiceField(
        label=_("Which way suits best?"), required=False,
        choices=[("", _("no preference")), *Channel.choices],
    )  # fmt: skip
    refused = forms.MultipleChoiceField(
        label=_("Please do not use"), required=False,
        choices=Channel.choices, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language of messages"), required=False,
        choices=[("", _("as the workspace")), *LANGUAGES],
    )  # fmt: skip

    def clean_refused(self) -> list[str]:
        """Return the ways; the preferred one cannot be among them."""
        refused: list[str] = self.cleaned_data["refused"]
        if self.cleaned_data.get("preferred") in refused:
            raise ValidationError(_now("The way that suits best is also ticked as not wanted."))
        return refused


class RulesForm(forms.Form):
    """Quiet hours of a workspace."""

    quiet_from = forms.TimeField(
        label=_("Nothing goes out from"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    quiet_to = forms.TimeField(
        label=_("until what time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    rests_on_holidays = forms.BooleanField(
        label=_("Nothing goes out on public holidays"), required=False
    )
