"""The views of the registry of sites, by noun."""
