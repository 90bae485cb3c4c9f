"""What can happen to pairings and joint actions."""
