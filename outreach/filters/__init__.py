"""The filters of the lists of outreach, by noun."""
