"""What can happen to questions, policies, agreements and apprenticeships."""
