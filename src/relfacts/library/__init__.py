"""The fact base as a Python library: the code of the public names in ``relfacts``."""
