"""What members say in the demonstration."""

from __future__ import annotations

import pytest

from malai.members.demo import demo_words_ensure
from malai.members.models import MemberWord, WordKind
from tests.makers import World


@pytest.mark.django_db
def test_a_demonstration_gets_them_once_and_no_other_place(world: World) -> None:
    demo_words_ensure()
    assert not MemberWord.objects.exists()
    world.workspace.is_demo = True
    world.workspace.save()
    demo_words_ensure()
    many = MemberWord.objects.count()
    demo_words_ensure()
    assert MemberWord.objects.count() == many > 0
    assert MemberWord.objects.earliest("pk").kind == WordKind.CORRECT
