"""The filters of the registry of sites, by noun."""
