"""The deeds of outreach, by noun: keyword-only, atomic, each writing its own audit entry."""
