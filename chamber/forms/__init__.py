"""Forms of the chamber, by noun."""
