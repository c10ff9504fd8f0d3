"""What can go wrong before anything is measured."""


class BenchFailed(Exception):
    """The benchmark could not be run; the text says why and what to do."""
