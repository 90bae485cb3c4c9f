"""What can happen to Party organisations, surveys and coverage."""
