"""The database knows a credit code (GB 32100-2015) and a sum of money from a wrong one; enterprises are found by names."""

from django.db import migrations

from hengl_uf.lib.names import company_key

BATCH = 2000

# Weights 3^(i-1) mod 31 of the first seventeen characters; the same sum as `lib.uscc.check_character`.
CODES = """
create function hengl_uf_is_credit_code(code text) returns boolean language sql immutable parallel safe as $$
    select code ~ '^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}$'
        and (
            select mod(
                sum(
                    (position(substr(code, place, 1) in '0123456789ABCDEFGHJKLMNPQRTUWXY') - 1)
                    * (array[1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28,1])[place]
                ),
                31
            ) = 0
            from generate_series(1, 18) place
        )
$$;
alter table hengl_uf_enterprise add constraint enterprise_credit_code_valid
    check (credit_code is null or hengl_uf_is_credit_code(credit_code)) not valid;
"""
# Columns of money (`web/money_columns.py`): a plain numeric(14, 2) would round a third decimal away.
YUAN = """
create domain hengl_uf_yuan as numeric
    constraint hengl_uf_yuan_to_the_cent check (value = round(value, 2))
    constraint hengl_uf_yuan_of_twelve_digits check (abs(value) < 1000000000000);
"""
NO_YUAN = "drop domain hengl_uf_yuan;"
NO_CODES = """
alter table hengl_uf_enterprise drop constraint enterprise_credit_code_valid;
drop function hengl_uf_is_credit_code(text);
"""


def key_enterprises(apps, schema_editor):
    """Key every enterprise as `Enterprise.index_name` does."""
    enterprises = apps.get_model("hengl_uf", "Enterprise").objects
    batch = []
    for enterprise in enterprises.only("name").iterator(BATCH):
        enterprise.name_keys = [key] if (key := company_key(enterprise.name)) else []
        batch.append(enterprise)
        if len(batch) == BATCH:
            enterprises.bulk_update(batch, ["name_keys"])
            batch = []
    enterprises.bulk_update(batch, ["name_keys"])


class Migration(migrations.Migration):
    """Adds the check; rows of before are not looked at, only what is written from now on."""

    dependencies = [("hengl_uf", "0003_the_registers_of_enterprises")]
    operations = [
        migrations.RunSQL(CODES, NO_CODES),
        migrations.RunSQL(YUAN, NO_YUAN),
        migrations.RunPython(key_enterprises, migrations.RunPython.noop, elidable=True),
    ]
