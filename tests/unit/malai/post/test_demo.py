"""The announcements of the demonstration."""

from __future__ import annotations

import pytest

from malai.network.models import Membership, MembershipRole
from malai.post.demo import demo_messages_ensure
from malai.post.models import Delivery, Message, State
from tests.makers import World


@pytest.mark.django_db
def test_a_demonstration_gets_them_once_and_no_other_place(world: World) -> None:
    Membership.objects.update_or_create(
        workspace=world.workspace, network=world.network, party=world.kru,
        defaults={"role": MembershipRole.COORDINATOR},
    )  # fmt: skip
    demo_messages_ensure()
    assert not Message.objects.exists()
    world.workspace.is_demo = True
    world.workspace.save()
    demo_messages_ensure()
    demo_messages_ensure()
    assert Message.objects.count() == 2
    told = Delivery.objects.get()
    assert (told.party, told.state) == (world.kru, State.SENT)
