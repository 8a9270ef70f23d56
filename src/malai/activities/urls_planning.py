"""Addresses of planning: what stands around activities, series, calendar, money and joint plans."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.activities.web import around, calendars, kinds, money, overlap, plans, received, series

HERE = "w/<uuid:workspace>/activities"
ONE = f"{HERE}/<uuid:activity>"

PLAN = "w/<uuid:workspace>/networks/<uuid:network>/plan"
SENT = f"{HERE}/from-line/<uuid:draft>"
DUTY = f"{ONE}/duties/<uuid:duty>"

planning: list[URLPattern] = [
    path(f"{HERE}/kinds/", kinds.kinds, name="kinds"),
    path(f"{HERE}/kinds/new/", kinds.kind_new, name="kind-new"),
    path(f"{HERE}/kinds/<uuid:kind>/", kinds.kind_edit, name="kind-edit"),
    path(f"{HERE}/kinds/<uuid:kind>/retire/", kinds.kind_retire, name="kind-retire"),
    path(f"{HERE}/from-line/", received.received, name="received"),
    path(f"{SENT}/picture/", received.received_picture, name="received-picture"),
    path(f"{SENT}/take/", received.received_take, name="received-take"),
    path(f"{SENT}/drop/", received.received_drop, name="received-drop"),
    path(f"{HERE}/calendar/", calendars.month, name="calendar"),
    path(f"{HERE}/map/", calendars.on_map, name="on-map"),
    path(f"{HERE}/calendars/", calendars.feeds, name="feeds"),
    path(f"{HERE}/calendars/new/", calendars.feed_new, name="feed-new"),
    path(f"{HERE}/calendars/<uuid:feed>/close/", calendars.feed_end, name="feed-close"),
    path(f"{HERE}/plans/", plans.plans_of, name="plans"),
    path(f"{PLAN}/", plans.plan, name="plan"),
    path(f"{PLAN}/goals/new/", plans.goal_new, name="goal-new"),
    path(f"{PLAN}/goals/<uuid:goal>/", plans.goal_edit, name="goal-edit"),
    path(f"{PLAN}/goals/<uuid:goal>/remove/", plans.goal_remove, name="goal-remove"),
    path(f"{PLAN}/goals/<uuid:goal>/items/new/", plans.item_new, name="item-new"),
    path(f"{PLAN}/items/<uuid:item>/", plans.item_edit, name="item-edit"),
    path(f"{PLAN}/items/<uuid:item>/remove/", plans.item_remove, name="item-remove"),
    path(f"{PLAN}/items/<uuid:item>/shares/new/", plans.share_new, name="share-new"),
    path(f"{PLAN}/shares/<uuid:share>/remove/", plans.share_remove, name="share-remove"),
    path(f"{HERE}/overlap/", overlap.overlap, name="overlap"),
    path(f"{HERE}/overlap/<uuid:overlap>/talk/", overlap.talk, name="overlap-talk"),
    path(f"{HERE}/overlap/projects/<uuid:project>/", overlap.project_words, name="project-words"),
    path(f"{HERE}/series/new/", series.series_new, name="series-new"),
    path(f"{HERE}/series/<uuid:series>/", series.series, name="series"),
    path(f"{ONE}/following/", series.following_edit, name="following-edit"),
    path(f"{ONE}/call-off/", series.call_off, name="call-off"),
    path(f"{ONE}/bring-back/", series.bring_back, name="bring-back"),
    path(f"{ONE}/preparing/", money.preparing, name="preparing"),
    path(f"{ONE}/money/new/", money.line_new, name="line-new"),
    path(f"{ONE}/money/<uuid:line>/", money.line_edit, name="line-edit"),
    path(f"{ONE}/money/<uuid:line>/remove/", money.line_remove, name="line-remove"),
    path(f"{ONE}/duties/new/", money.duty_new, name="duty-new"),
    path(f"{DUTY}/", money.duty_edit, name="duty-edit"),
    path(f"{DUTY}/remove/", money.duty_remove, name="duty-remove"),
    path(f"{DUTY}/hand-over/", money.duty_hand_over, name="duty-hand-over"),
    path(f"{DUTY}/parts/new/", money.part_new, name="part-new"),
    path(f"{DUTY}/parts/<uuid:part>/remove/", money.part_remove, name="part-remove"),
    path(f"{ONE}/tasks/new/", money.followup_new, name="followup-new"),
    path(f"{ONE}/sessions/new/", around.session_new, name="session-new"),
    path(f"{ONE}/sessions/<uuid:session>/", around.session_edit, name="session-edit"),
    path(f"{ONE}/sessions/<uuid:session>/remove/", around.session_remove, name="session-remove"),
    path(f"{ONE}/organisers/new/", around.organiser_new, name="organiser-new"),
    path(f"{ONE}/speakers/new/", around.speaker_new, name="speaker-new"),
    path(f"{ONE}/hands/<uuid:hand>/remove/", around.hand_remove, name="hand-remove"),
    path(f"{ONE}/files/new/", around.file_new, name="file-new"),
    path(f"{ONE}/files/<uuid:file>/", around.file_get, name="file-get"),
    path(f"{ONE}/files/<uuid:file>/remove/", around.file_remove, name="file-remove"),
    path(f"{ONE}/files/<uuid:file>/faces/", around.faces, name="faces"),
]
