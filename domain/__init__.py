"""What happened on the night, and what may be decided. Pure, except eventlog.py and centre.py."""
