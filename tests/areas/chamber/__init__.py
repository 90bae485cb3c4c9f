"""What each field of work of the chamber says of itself to the tests that walk all pages."""
