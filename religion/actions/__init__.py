"""The deeds of the registry of sites, by noun."""
