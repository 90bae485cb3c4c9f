"""What was done, by whom, when: append-only, sealed, chained."""
