"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.site.web import demo, digest, home, prints, reach, seats, shell, start, week

app_name = "site"
SEAT = "w/<uuid:workspace>/seats/<uuid:person>"
urlpatterns: list[URLPattern] = [
    path("", shell.root, name="root"),
    path("health/", shell.health, name="health"),
    path("language/", shell.language, name="language"),
    path("robots.txt", shell.robots, name="robots"),
    path("demo/", demo.demo, name="demo"),
    path("demo/<slug:role>/", demo.demo_enter, name="demo-enter"),
    path("start/", start.owner, name="start-owner"),
    path("start/workspace/", start.workspace, name="start-workspace"),
    path("start/network/", start.network, name="start-network"),
    path("w/<uuid:workspace>/", home.home, name="home"),
    path("w/<uuid:workspace>/week/", week.week, name="week"),
    path("w/<uuid:workspace>/week/later/", week.week_later, name="week-later"),
    path("w/<uuid:workspace>/week/by-message/", digest.week_by_message, name="week-by-message"),
    path("w/<uuid:workspace>/findings.pdf", prints.findings_pdf, name="findings-pdf"),
    path("w/<uuid:workspace>/seats/", seats.seats, name="seats"),
    path(f"{SEAT}/role/", seats.seat_role, name="seat-role"),
    path(f"{SEAT}/remove/", seats.seat_take, name="seat-remove"),
    path(f"{SEAT}/link/", seats.seat_link, name="seat-link"),
    path(f"{SEAT}/reach/", reach.seat_reach, name="seat-reach"),
]
