"""Synthetic records in the proportions of a real town, to see how the portal holds with ten years of work."""
