"""Benchmarks that anyone can run: `python3 build.py bench`. They tell what things cost and never fail a test run."""
