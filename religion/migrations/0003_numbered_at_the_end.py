"""A registration needs its site's number as it stands when the transaction ends, not at each step on the way.

One transaction may number a site and end its registration (a file of old records, a demonstration).
"""

from django.db import migrations

AT_THE_END = """
create or replace function religion_registration_numbered() returns trigger language plpgsql as $$
declare
    held date;
    stands text;
begin
    select state into stands from religion_registration where id = new.id;
    select numbered_on into held from religion_site where id = new.site_id;
    if stands in ('registered', 'filed', 'changing') and held is null then
        raise exception 'a site without a number cannot be numbered' using errcode = 'check_violation',
            constraint = 'registration_site_holds_number', table = 'religion_registration';
    end if;
    return null;
end $$;
"""
AT_EACH_STEP = """
create or replace function religion_registration_numbered() returns trigger language plpgsql as $$
declare
    held date;
begin
    select numbered_on into held from religion_site where id = new.site_id;
    if new.state in ('registered', 'filed', 'changing') and held is null then
        raise exception 'a site without a number cannot be numbered' using errcode = 'check_violation',
            constraint = 'registration_site_holds_number', table = 'religion_registration';
    end if;
    return null;
end $$;
"""


class Migration(migrations.Migration):
    """Replaces the function of the trigger."""

    dependencies = [("religion", "0002_what_the_database_holds")]
    operations = [migrations.RunSQL(AT_THE_END, AT_EACH_STEP)]
