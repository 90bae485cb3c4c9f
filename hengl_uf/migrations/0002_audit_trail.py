"""The audit trail becomes append-only and chained, by the database itself."""

from django.db import migrations

from hengl_uf.audit import sql


class Migration(migrations.Migration):
    """Installs the triggers; the SQL and its reasons are in `hengl_uf/audit/sql.py`."""

    dependencies = [("hengl_uf", "0001_initial")]
    operations = [migrations.RunSQL(sql.INSTALL, sql.REMOVE)]
