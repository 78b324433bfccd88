"""The database itself refuses to change or delete a published edition."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER edition_never_updated BEFORE UPDATE ON catalogue_edition
       BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END""",
    """CREATE TRIGGER edition_never_deleted BEFORE DELETE ON catalogue_edition
       BEGIN SELECT RAISE(ABORT, 'a published edition is never deleted'); END""",
]
SQLITE_BACK = ["DROP TRIGGER edition_never_updated", "DROP TRIGGER edition_never_deleted"]
POSTGRES = [
    """CREATE FUNCTION edition_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'a published edition never changes'; END $$""",
    """CREATE TRIGGER edition_never_changes BEFORE UPDATE OR DELETE ON catalogue_edition
       FOR EACH ROW EXECUTE FUNCTION edition_never_changes()""",
]
POSTGRES_BACK = [
    "DROP TRIGGER edition_never_changes ON catalogue_edition",
    "DROP FUNCTION edition_never_changes()",
]


def guard(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in SQLITE_BACK if vendor == "sqlite" else POSTGRES_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_editions")]
    operations = [migrations.RunPython(guard, unguard)]
