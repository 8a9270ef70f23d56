"""Sentences about files with queues, in both languages at once."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Words

OTHER: Final = Words(
    "ไฟล์นี้เป็นคิวของกิจกรรมอื่น เปิดกิจกรรมนั้นแล้วนำเข้าที่นั่น",
    "This file holds the queue of another activity. Open that activity and take it in there.",
)
