"""Where a request comes from, and what is kept of a secret."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from malai.links.guard import address_of
from malai.links.selectors import hash_of


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "10.0.0.1", "203.0.113.7"),
        ("127.0.0.1", "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        ("::1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("", "203.0.113.9", ""),
    ],
)
def test_only_a_proxy_of_this_machine_is_believed(
    remote: str, forwarded: str, address: str
) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == address


def test_hashes_differ_and_do_not_show_the_secret() -> None:
    assert hash_of("a") != hash_of("b")
    assert len(hash_of("ความลับ")) == 64
    assert hash_of("\ud800") != ""
