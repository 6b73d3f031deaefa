"""What people look at, as plain data folded from the log."""
