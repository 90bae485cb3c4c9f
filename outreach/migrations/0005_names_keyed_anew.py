"""Stored search keys know the spellings of surnames in Hong Kong and Macao, and the parts of hyphened names."""

from django.db import migrations

from hengl_uf.lib.names import romanised_surnames, search_key

BATCH = 2000


def key_contacts(apps, schema_editor):
    """Key every contact as `Contact.index_names` does."""
    contacts = apps.get_model("outreach", "Contact").objects
    batch = []
    for contact in contacts.only("name", "other_names").iterator(BATCH):
        names = (contact.name, *contact.other_names)
        spellings = [spelling for name in names for spelling in romanised_surnames(name)]
        contact.search_key = search_key(*names, *spellings)
        batch.append(contact)
        if len(batch) == BATCH:
            contacts.bulk_update(batch, ["search_key"])
            batch.clear()
    contacts.bulk_update(batch, ["search_key"])


class Migration(migrations.Migration):
    """Keys the contacts that are there; new ones are keyed as they are saved."""

    dependencies = [("outreach", "0004_last_words_and_tallies")]
    operations = [migrations.RunPython(key_contacts, migrations.RunPython.noop)]
