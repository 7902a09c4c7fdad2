"""The fact base as a Python library: the code behind the public names in ``relfacts``."""
