"""What can go wrong before anything is measured."""


class BenchFailed(Exception):
    """The benchmark could not be run; the text says why and what to do."""


class NotLoaded(Exception):
    """One page did not load in one browser: it counts for nobody, and the rest goes on."""
