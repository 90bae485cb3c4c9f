"""What can happen to events, registrations and opportunities."""
