"""How the lists of the chamber are narrowed, by noun."""
