"""Offices with seats and the terms of those who hold them: the shape that apps build their own tables on."""
