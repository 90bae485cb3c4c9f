"""The forms of outreach, by noun."""
