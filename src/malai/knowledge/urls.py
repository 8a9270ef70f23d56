"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.knowledge.web import lessons, reviews, sessions

WORKSPACE = "w/<uuid:workspace>"
HERE = f"{WORKSPACE}/lessons"
ONE = f"{HERE}/<uuid:lesson>"
REVIEW = f"{WORKSPACE}/activities/<uuid:activity>/review"
NETWORK = f"{HERE}/sessions/of/<uuid:network>"

app_name = "knowledge"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", lessons.lessons, name="lessons"),
    path(f"{HERE}/new/", lessons.lesson_new, name="lesson-new"),
    path(f"{HERE}/reviews/", reviews.reviews, name="reviews"),
    path(f"{HERE}/reviews/rule/", reviews.rule, name="rule"),
    path(f"{HERE}/sessions/", sessions.sessions, name="sessions"),
    path(f"{HERE}/sessions/<uuid:session>/", sessions.session, name="session"),
    path(f"{HERE}/sessions/<uuid:session>/edit/", sessions.session_edit, name="session-edit"),
    path(f"{NETWORK}/duty/", sessions.duty, name="duty"),
    path(f"{NETWORK}/hold/", sessions.session_new, name="session-new"),
    path(f"{ONE}/", lessons.lesson, name="lesson"),
    path(f"{ONE}/edit/", lessons.lesson_edit, name="lesson-edit"),
    path(f"{ONE}/step/", lessons.lesson_step, name="lesson-step"),
    path(f"{ONE}/note/", lessons.lesson_note, name="lesson-note"),
    path(f"{REVIEW}/", reviews.review, name="review"),
    path(f"{REVIEW}/edit/", reviews.review_edit, name="review-edit"),
    path(f"{REVIEW}/together/", reviews.gather, name="review-gather"),
    path(f"{REVIEW}/agree/", reviews.action_new, name="action-new"),
]
