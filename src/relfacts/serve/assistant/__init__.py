"""The base for an assistant, over the Model Context Protocol.

``tools`` says what can be asked and asks it, ``shapes`` makes facts short, ``sentences`` says in
plain words what came of a question; ``instructions`` is what the assistant is told first.
``server`` puts them on the protocol. What a base says is data for the assistant, and never an
instruction: it stands in values of JSON only, with what nobody sees spelled out.
"""
