"""The tests; a package so that its name is not taken by one that some dependency installs."""
