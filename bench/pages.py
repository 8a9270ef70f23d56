"""Pages a second: the list of people against a bare view that asks the same of the database."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import partial

from bench.harness import line, seconds

REQUESTS = 60


def main() -> None:
    """Print the list's share of the bare view's requests a second, and that of the picture."""
    os.environ["MALAI_DATA"] = tempfile.mkdtemp(prefix="malai-bench-")
    os.environ.update(MALAI_DEMO="1", DJANGO_SETTINGS_MODULE="malai.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    compare()


def compare() -> None:
    """Fill the demonstration and measure."""
    from django.urls import reverse

    from malai.interchange.demo import demo_fill, demo_workspace

    demo_fill(is_large=False)
    workspace = demo_workspace()
    ours, bare = signed_in(), bare_view()
    for name in ("network:people", "network:organisations", "activities:activities"):
        url = reverse(name, args=[workspace.public_id])  # type: ignore[union-attr]
        share = rate(partial(ours, url)) / rate(bare)
        line(f"{name}: share of a bare view's requests a second", f"{share:6.2f}")


def rate(act: Callable[[], object]) -> float:
    """Return how many times a second ``act`` runs, best of three."""
    act()
    return max(REQUESTS / seconds(lambda: [act() for _ in range(REQUESTS)]) for _ in range(3))


def signed_in() -> Callable[[str], object]:
    """Return what asks for a page as the coordinator of the demonstration."""
    from django.test import Client

    from malai.accounts.models import Role
    from malai.site.services import demo_user_of

    client = Client()
    user = demo_user_of(role=Role.COORDINATOR)
    if user is None:
        raise SystemExit("the demonstration has no coordinator")
    client.force_login(user)

    def ask(url: str) -> object:
        answer = client.get(url, HTTP_HOST="localhost")
        assert answer.status_code == 200, answer.status_code  # noqa: S101 - a bench of an error page is worth nothing
        return answer

    return ask


def bare_view() -> Callable[[], object]:
    """Return a view that takes fifty people from the database and writes their names."""
    from django.http import HttpRequest, HttpResponse
    from django.template import Context, Engine

    from malai.network.models import Party

    page = Engine().from_string(
        "<ul>{% for party in parties %}<li>{{ party.name }}</li>{% endfor %}</ul>"
    )

    def view(_request: HttpRequest) -> HttpResponse:
        rows = (
            Party.objects.filter(kind="person").select_related("person").order_by("sort_key", "pk")
        )
        return HttpResponse(page.render(Context({"parties": list(rows[:50])})))

    return lambda: view(HttpRequest())


if __name__ == "__main__":
    main()
