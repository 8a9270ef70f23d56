"""Django's own messages in the words of the people who read them.

The Thai texts of this room come before Django's, so naming a message here is enough to say it
better than Django does.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop

SAID_BETTER: Final = (
    gettext_noop("This field is required."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a whole number."),
    gettext_noop("Enter a number."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
    gettext_noop("No file was submitted. Check the encoding type on the form."),
    gettext_noop("The submitted file is empty."),
)
