"""What can happen in the chamber, in the sentences that history shows: a module for each field of work."""
