"""How far a seat reaches: the networks and areas that it names. ``Seat.scope`` says which count."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Seat
from malai.network.models.network import Network


class SeatNetwork(models.Model):
    """A network, with its sub-networks, that a limited seat looks after."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="reach_networks")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="reach_seats")

    class Meta:
        verbose_name = _("network of a seat")
        verbose_name_plural = _("networks of seats")
        constraints = [
            models.UniqueConstraint(fields=["seat", "network"], name="network_seat_network_once")
        ]

    def __str__(self) -> str:
        return f"{self.seat} → {self.network}"


class SeatArea(models.Model):
    """An area, with everything inside it, that a limited seat looks after."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="reach_areas")
    area_code = models.CharField(_("area"), max_length=6)

    class Meta:
        verbose_name = _("area of a seat")
        verbose_name_plural = _("areas of seats")
        constraints = [
            models.UniqueConstraint(fields=["seat", "area_code"], name="network_seat_area_once")
        ]

    def __str__(self) -> str:
        return f"{self.seat} → {self.area_code}"
