"""Deeds of the chamber, by noun."""
