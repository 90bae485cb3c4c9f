"""The whole timetable of jobs, in one place. Every task may run twice or late and does no harm."""

from celery.schedules import crontab

SCHEDULE = {
    "fold-tallies": {"task": "hengl_uf.figures.tasks.fold_tallies", "schedule": crontab(minute="*/15")},
    "clear-what-is-over": {
        "task": "hengl_uf.web.tasks.clear_what_is_over",
        "schedule": crontab(hour=3, minute=10),
    },
    "sweep-attachments": {
        "task": "hengl_uf.attachments.tasks.sweep_attachments",
        "schedule": crontab(hour=3, minute=30),
    },
    "forget-papers": {"task": "outreach.tasks.forget_papers", "schedule": crontab(hour=3, minute=20)},
    "escalate-overdue-hazards": {
        "task": "religion.tasks.escalate_overdue_hazards",
        "schedule": crontab(hour=6, minute=10),
    },
    "plan-festivals": {"task": "religion.tasks.plan_festivals", "schedule": crontab(hour=5, minute=50)},
    "prove-audit-trail": {
        "task": "hengl_uf.audit.tasks.prove_audit_trail",
        "schedule": crontab(hour=4, minute=0),
    },
}
