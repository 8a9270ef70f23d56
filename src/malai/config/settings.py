"""Settings of the site, all from the environment (``malai.config.env`` lists the names)."""

from __future__ import annotations

import sys
from pathlib import Path

from malai.config import env, mailing

PACKAGE = Path(__file__).resolve().parent.parent

environment = env.read()
DATA = environment.folder()

# -- This installation --------------------------------------------------------------------------
SECRET_KEY = environment.secret(DATA)
DEBUG = environment.flag("MALAI_DEBUG")
MALAI_DEMO = environment.flag("MALAI_DEMO")
HTTPS = environment.flag("MALAI_HTTPS")
ALLOWED_HOSTS = [*environment.listed("MALAI_HOSTS"), "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in environment.listed("MALAI_HOSTS")]
UPLOAD_BYTES = environment.number("MALAI_UPLOAD_MB", 100, low=1, high=2000) * 1_000_000
LOG_LEVEL = environment.choice("MALAI_LOG", "info", ("debug", "info", "warning", "error")).upper()

# -- Rooms, from the top of the ladder to its foot ----------------------------------------------
ROOMS = [
    "malai.site",
    "malai.reports",
    "malai.interchange",
    "malai.members",
    "malai.atlas",
    "malai.insight",
    "malai.knowledge",
    "malai.contact",
    "malai.activities",
    "malai.questions",
    "malai.work",
    "malai.post",
    "malai.consent",
    "malai.runs",
    "malai.network",
    "malai.files",
    "malai.places",
    "malai.links",
    "malai.audit",
    "malai.access",
    "malai.accounts",
    "malai.documents",
    "malai.tables",
    "malai.kernel",
]
INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.line",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    # Above WhiteNoise, so that static answers carry the policy too.
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "malai.accounts.middleware.demo_accounts_stay",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "malai.config.urls"
WSGI_APPLICATION = "malai.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "malai.kernel.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "malai.kernel.templatetags.malai",
            ],
        },
    }
]

# -- Data ---------------------------------------------------------------------------------------
DATABASES = {"default": env.database(environment, DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = DATA / "files"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_PERMISSIONS = 0o600
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# -- Languages and time -------------------------------------------------------------------------
LANGUAGE_CODE = environment.choice("MALAI_LANGUAGE", "th", ("th", "en"))
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "malai_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"

# -- Static files: Vite hashes, WhiteNoise serves -------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = None
STATICFILES_DIRS = [PACKAGE / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Vite puts a hash of eight letters before the ending; such a file never changes.
WHITENOISE_IMMUTABLE_FILE_TEST = r"-[A-Za-z0-9_-]{8}\.\w+$"

# -- Sign-in --------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "malai.accounts.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "malai.accounts.adapter.SocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Malai] "
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_FORMS = {"login": "malai.accounts.forms.SignInForm"}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Malai"
LINE_KEYS = {
    "client_id": environment.text("MALAI_LINE_CHANNEL_ID"),
    "secret": environment.text("MALAI_LINE_CHANNEL_SECRET"),
}
SOCIALACCOUNT_PROVIDERS = {"line": {"APPS": [LINE_KEYS] if all(LINE_KEYS.values()) else []}}
SOCIALACCOUNT_ONLY = False

# -- Safety ---------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "malai.site.web.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "manifest-src": ["'self'"],
        # A form that leads on to LINE's sign-in counts as sent there.
        "form-action": ["'self'", *(["https://access.line.me"] if all(LINE_KEYS.values()) else [])],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

# -- E-mail and log ---------------------------------------------------------------------------------
vars().update(mailing.mail(environment))
MAIL_SERVICE = environment.text("MALAI_MAIL_SERVICE").lower()
MAIL_IS_CONNECTED = bool(environment.text("MALAI_MAIL_URL") or MAIL_SERVICE)
MAIL_RETURN_TO = mailing.return_to(environment)
MAIL_RETURN_BOX = mailing.return_box(environment)
DEFAULT_FROM_EMAIL = environment.text("MALAI_MAIL_FROM", "malai@localhost")
INSTALLED_APPS += ["anymail"] if MAIL_SERVICE else []

# -- Short messages and LINE ------------------------------------------------------------------------
SMS_URL = environment.address("MALAI_SMS_URL")
SMS_TOKEN = environment.text("MALAI_SMS_TOKEN")
SMS_SENDER = environment.text("MALAI_SMS_SENDER")
LINE_API = environment.address("MALAI_LINE_API", "https://api.line.me")
LINE_DATA_API = environment.address("MALAI_LINE_DATA_API", "https://api-data.line.me")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "malai.config.log.formatter"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "line"}
    },
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {"django.request": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
