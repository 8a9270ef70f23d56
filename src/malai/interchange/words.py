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
