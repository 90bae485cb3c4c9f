"""Pages of this field of work, and who may open them."""

TABLE: tuple = ()
PAGES: dict = {}


def furnish(*, clerk, officer, village) -> dict:
    """Nothing yet."""
    return {}
