"""What falls due for a person: each app declares its kinds, the house reads those of all apps together."""
