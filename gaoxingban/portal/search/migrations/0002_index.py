"""The index beside the entries, in the database's own way.

A later migration that rebuilds search_entry on SQLite must create the trigger again: SQLite drops
triggers together with their table.
"""

from django.db import migrations

# `tokenchars`: marks by which search sets its sorts of tokens apart count as letters.
SQLITE = (
    """CREATE VIRTUAL TABLE search_index USING fts5(
        title, alias, body, rest,
        tokenize = "unicode61 remove_diacritics 0 tokenchars '=~>+^!'", columnsize = 0
    )""",
    """CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry
        BEGIN DELETE FROM search_index WHERE rowid = old.id; END""",
)
SQLITE_BACK = ("DROP TRIGGER search_entry_gone", "DROP TABLE search_index")
POSTGRESQL = (
    "ALTER TABLE search_entry ADD COLUMN tokens tsvector",
    # Without a list of pending entries, which every search would have to read through.
    "CREATE INDEX search_entry_tokens ON search_entry USING gin (tokens) WITH (fastupdate = off)",
    # Dozens of small look-ups make one search: reading the table or starting workers for them, as
    # the planner would on its own, takes ten times longer than the look-ups.
    """CREATE FUNCTION search_ids(wanted tsquery) RETURNS text
        LANGUAGE sql STABLE PARALLEL UNSAFE
        SET enable_seqscan = off
        AS $$ SELECT string_agg(id::text, ',') FROM search_entry WHERE tokens @@ wanted $$""",
)
POSTGRESQL_BACK = (
    "DROP FUNCTION search_ids",
    "ALTER TABLE search_entry DROP COLUMN tokens",
)


def _run(statements):
    def run(apps, schema_editor):
        for statement in statements.get(schema_editor.connection.vendor, ()):
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0001_entries")]
    operations = [
        migrations.RunPython(
            _run({"sqlite": SQLITE, "postgresql": POSTGRESQL}),
            _run({"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}),
        )
    ]
