"""The stories of the chamber of the demo town: enterprises and members, Party organisations, services, giving."""
