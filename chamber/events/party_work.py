"""What can happen to 五个一, Party activities, service projects, awards and posts."""
