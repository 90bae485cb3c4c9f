"""The pages and deeds of outreach, by noun."""
