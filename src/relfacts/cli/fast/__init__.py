"""The way round Typer, for plain lookups and the candidates of a Tab."""
