"""The triggers behind tallies, as SQL for migrations, and the folding of their rows."""

from django.db import connection

FOLD = """
with gone as (
    delete from hengl_uf_tally t using (
        select source, village_id, day from hengl_uf_tally group by source, village_id, day having count(*) > 1
    ) twice
    where t.source = twice.source and t.village_id = twice.village_id and t.day = twice.day
    returning t.source, t.village_id, t.day, t.n
)
insert into hengl_uf_tally (source, village_id, day, n)
select source, village_id, day, sum(n) from gone group by source, village_id, day having sum(n) <> 0
"""


def install(
    *,
    source: str,
    table: str,
    day: str,
    counted: str = "true",
    village: str = "village_id",
    amount: str = "1",
) -> str:
    """SQL that keeps the tally `source` of `table`: its rows for which `counted` holds, by `day` and `village`.

    Each row counts for `amount`: 1, or an integer expression of the row that is summed (a figure's `measure`).
    All arguments are SQL of our own, from migrations. Existing rows are counted at once.
    """
    name = f"tally_{source.replace('.', '_')}"
    new, old = (
        f"select {village} v, {day} d, {sign}({amount}) n from {rows} where {counted}"
        for sign, rows in (("", "new_rows"), ("-", "old_rows"))
    )
    return f"""
create function {name}() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then {_add(source, new)};
    elsif tg_op = 'DELETE' then {_add(source, old)};
    else {_add(source, f"{new} union all {old}")};
    end if;
    return null;
end $$;
create trigger {name}_insert after insert on {table}
    referencing new table as new_rows for each statement execute function {name}();
create trigger {name}_update after update on {table}
    referencing old table as old_rows new table as new_rows for each statement execute function {name}();
create trigger {name}_delete after delete on {table}
    referencing old table as old_rows for each statement execute function {name}();
{_add(source, f"select {village} v, {day} d, {amount} n from {table} where {counted}")};
"""


def uninstall(*, source: str, table: str) -> str:
    """SQL that takes the tally away again."""
    name = f"tally_{source.replace('.', '_')}"
    drops = "".join(f"drop trigger {name}_{event} on {table};" for event in ("insert", "update", "delete"))
    return f"{drops} drop function {name}(); delete from hengl_uf_tally where source = '{source}';"


def _add(source, rows):
    """SQL that adds the sums of `rows` (v, d, n), leaving out those that come to nothing."""
    return (
        f"insert into hengl_uf_tally (source, village_id, day, n) select '{source}', v, d, sum(n) "
        f"from ({rows}) moved where d is not null group by v, d having sum(n) <> 0"
    )


def fold() -> int:
    """Fold several rows of one source, village and day into one. Safe to run twice and beside writers."""
    with connection.cursor() as cursor:
        cursor.execute(FOLD)
        return cursor.rowcount
