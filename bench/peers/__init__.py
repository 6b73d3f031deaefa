"""The other ways of doing the same work, measured in the same run."""
