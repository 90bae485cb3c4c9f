"""The database keeps the tallies of visits and cases itself; see `hengl_uf/figures/tallying.py`."""

from django.db import migrations

from hengl_uf.figures.tallying import install, uninstall

CURRENT = "removed_at is null"
TALLIES = (
    {"source": "outreach.visits", "table": "outreach_visit", "day": "visited_on", "counted": CURRENT},
    {
        "source": "outreach.cases_opened",
        "table": "outreach_servicecase",
        "day": "opened_on",
        "counted": CURRENT,
    },
    {
        "source": "outreach.cases_resolved",
        "table": "outreach_servicecase",
        "day": "resolved_on",
        "counted": CURRENT,
    },
)


class Migration(migrations.Migration):
    """Installs one tally for each source."""

    dependencies = [("outreach", "0001_initial"), ("hengl_uf", "0002_audit_trail")]
    operations = [
        migrations.RunSQL(install(**one), uninstall(source=one["source"], table=one["table"]))
        for one in TALLIES
    ]
