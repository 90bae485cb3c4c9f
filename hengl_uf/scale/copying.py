"""Rows on their way into the database by COPY, the fastest way that PostgreSQL takes them in."""

from collections.abc import Mapping, Sequence
from io import StringIO

from django.db import connection

NULL = r"\N"


class Sheet:
    """Rows of one table, gathered as lines of COPY text and written together.

    `columns` are those a line holds, `id` first; `constants` are the same in every row. Ids go on from the table's
    highest. Values must hold no tab, line break or backslash.
    """

    def __init__(self, model, columns: str, constants: Mapping[str, object] | None = None) -> None:
        self.table = model._meta.db_table
        self.columns: Sequence[str] = [*columns.split(), *(constants or {})]
        self.tail = "".join(f"\t{value}" for value in (constants or {}).values()) + "\n"
        self.lines: list[str] = []
        self.last_id = highest_id(self.table) if "id" in self.columns else 0
        self.written = 0

    def add(self, *values: object) -> None:
        """Gather one row."""
        self.lines.append("\t".join(map(str, values)) + self.tail)

    def next_id(self) -> int:
        """The id of the next row."""
        self.last_id += 1
        return self.last_id

    def write(self) -> None:
        """Write what was gathered."""
        if not self.lines:
            return
        with connection.cursor() as cursor:
            columns = ", ".join(f'"{name}"' for name in self.columns)
            cursor.copy_expert(f"COPY {self.table} ({columns}) FROM STDIN", StringIO("".join(self.lines)))
        self.written += len(self.lines)
        self.lines.clear()

    def finish(self) -> None:
        """Let the table's own numbering go on behind the last id, and tell the planner what is there now."""
        with connection.cursor() as cursor:
            if "id" in self.columns and self.last_id:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [self.table, self.last_id]
                )
            cursor.execute(f"ANALYZE {self.table}")


def highest_id(table: str) -> int:
    """The highest id of a table, 0 when it is empty."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608  (a table of ours)
        return cursor.fetchone()[0]
