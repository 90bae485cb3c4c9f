"""What can happen to mediation and the chamber's documents."""
