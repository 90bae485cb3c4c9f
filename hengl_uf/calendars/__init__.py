"""Working days by the State Council's yearly list, and deadlines that explain themselves."""
