"""Tests of what happened and what may be decided."""
