"""The way in without Typer: plain lookups and the candidates of a Tab."""
