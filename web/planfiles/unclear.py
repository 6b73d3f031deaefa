"""A cell that says nothing that can be understood."""


class Unclear(Exception):
    """``str()`` says what is wrong with the cell."""
