"""`python -m notthepolice.cli` does what `not-the-police` does."""

from notthepolice.cli.main import main

main()
