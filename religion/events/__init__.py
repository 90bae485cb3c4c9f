"""What can happen in the registry of sites, in the sentences that history shows: a module for each field of work."""
