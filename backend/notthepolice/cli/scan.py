"""scan (placeholder while browsers land)"""
import click
@click.command()
def scan() -> None:
    """x"""
