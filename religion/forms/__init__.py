"""The forms of the registry of sites, by noun."""
