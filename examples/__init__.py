"""Scenarios that can be loaded, played and tested against: data files, and what writes and reads them."""
