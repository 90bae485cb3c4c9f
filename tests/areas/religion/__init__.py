"""What each field of work of the registry of sites says of itself to the tests that walk all pages."""
