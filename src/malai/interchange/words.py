"""How the history tells the acts of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTS = {
    "interchange.import_write": _("Brought “%(name)s” into %(network)s"),
    "interchange.doubt_solve": _("Settled a row that waited: %(name)s"),
    "interchange.doubt_leave": _("Left out a row that waited: %(name)s"),
    "interchange.columns_remember": _("Explained headings of a file: %(name)s"),
    "interchange.column_forget": _("Forgot what was said of a heading: %(name)s"),
    "interchange.demo_fill": _("Made the demonstration network"),
    "interchange.data_export": _("Took out the data of %(name)s (%(reason)s)"),
}

#: Of a row set aside; the models of this room speak to the machine.
FIELDS = {
    "sheet": _("sheet"),
    "row": _("row"),
    "sentence_th": _("why, in Thai"),
    "sentence_en": _("why, in English"),
    "cells": _("what the row says"),
}
