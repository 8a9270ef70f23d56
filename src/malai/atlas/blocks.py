"""What this room shows on pages of other rooms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from malai.access.doors import OpenSeat
from malai.network.models import Network

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class FindingsBlock:
    """The findings on the first page of a workspace."""

    title: StrOrPromise = _("What the network shows")
    template = "atlas/_findings.html"

    def context_for(self, seat: OpenSeat, network: Network) -> Mapping[str, Any]:
        """Return the findings of ``network`` as this seat may see them."""
        from malai.atlas.web.findings import block

        return block(network, seat)
