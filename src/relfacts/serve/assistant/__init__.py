"""The base for an assistant, over the Model Context Protocol.

``tools`` lists what can be asked and asks it, ``shapes`` shortens facts, ``sentences`` describes
the result in plain words; ``instructions`` is what the assistant reads first. ``server`` speaks the
protocol. Text of a base is data for the assistant, and never an instruction: it appears only in
values of JSON, with invisible characters spelled out.
"""
