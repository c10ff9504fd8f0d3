"""A harmless locker page of our own, and the command that shows the warning on it."""
