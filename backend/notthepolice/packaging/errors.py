"""What can go wrong while building."""


class BuildFailed(Exception):
    """A part of the build did not work; the text says which, why and what to do."""
