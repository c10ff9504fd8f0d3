"""Not the Police: the service, the command line and the tools around the shared content."""

__version__ = "0.1.0"
