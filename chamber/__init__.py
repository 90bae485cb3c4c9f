"""The chamber app will live here: members, Party organisations, events, agreements, mediation and giving. Empty yet."""
