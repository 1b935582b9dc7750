"""Settings of the window when it runs alone: it knows the tables of `trace`, and no others exist for it."""

from spkt import settings as house

SITE, DEBUG = house.SITE, house.DEBUG
SECRET_KEY = house.SECRET_KEY
INSTALLED_APPS = ["spkt.trace"]
DATABASES = {"default": house.DATABASES["trace"], "trace": house.DATABASES["trace"]}
DATABASE_ROUTERS = house.DATABASE_ROUTERS
LANGUAGE_CODE, LANGUAGES, LOCALE_PATHS = house.LANGUAGE_CODE, house.LANGUAGES, house.LOCALE_PATHS
USE_I18N = USE_TZ = True
TIME_ZONE = house.TIME_ZONE
SECURE_HSTS_SECONDS = house.SECURE_HSTS_SECONDS
LOGGING = house.LOGGING
