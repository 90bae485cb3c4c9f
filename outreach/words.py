"""How outreach names its records in a line."""


def contact_line(contact) -> str:
    """Name, region and village: enough to tell two people of one name apart."""
    return f"{contact.name} · {where_from(contact)}"


def where_from(contact) -> str:
    """Region and village."""
    return f"{contact.get_region_display()} · {contact.village.name}"


def enterprise_line(enterprise) -> str:
    """Name and village."""
    return f"{enterprise.name} · {enterprise.village.name}"
