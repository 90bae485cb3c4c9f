"""The application that `celery beat` runs: settings and timetable alone, no models.

The clock only names jobs; loading Django's apps for that would cost a hundred megabytes and seconds of start.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengl_uf.settings")

app = Celery("hengl_uf", fixups=[])
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.imports = ()
