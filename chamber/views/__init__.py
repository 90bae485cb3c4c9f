"""Pages of the chamber, by noun."""
