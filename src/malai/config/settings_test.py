"""Settings of the tests: the same site, quick hashing, tasks at once, mail kept in memory."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("MALAI_DATA", tempfile.mkdtemp(prefix="malai-test-"))
if "pytest" in sys.modules and (worker := os.environ.get("PYTEST_XDIST_WORKER")):
    # Two workers of one run look at the files they leave: each has a folder of its own.
    os.environ["MALAI_DATA"] = str(Path(os.environ["MALAI_DATA"]) / worker)
os.environ.setdefault("MALAI_DEMO", "1")

from malai.config.settings import *  # noqa: F403 - the one wildcard of the project

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WHITENOISE_AUTOREFRESH = True
