"""The portal of a town's united-front office: the project, and the one Django app that its parts share.

Importing this package loads nothing, so that `manage.py up` stays small; the Celery application is loaded
with Django, in `HenglUfConfig.ready`.
"""
