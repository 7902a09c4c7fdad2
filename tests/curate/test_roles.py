"""Who does what in a text, beside the roles of a claim and its statement."""

from __future__ import annotations

from beside import told


def test_who_was_named_in_full_is_known_by_the_last_word() -> None:
    """The Trust gave the observatory a boat."""
    text = "The Brenn Trust is old. The Trust gave the observatory a boat.\n"
    sides = ({"id": "brenn-trust", "role": "giver"}, {"id": "sund-observatory", "role": "receiver"})
    claim = {"kind": "aid", "anchors": ["gave the observatory a boat"]}
    kept = "The Brenn Trust gave the Sund Observatory a boat."
    assert "direction-stands" not in told(text, claim | {"parties": [*sides], "statement": kept})
    turned = [one | {"id": other["id"]} for one, other in zip(sides, sides[::-1], strict=True)]
    statement = "The Sund Observatory gave the Brenn Trust a boat."
    assert "direction-stands" in told(text, claim | {"parties": turned, "statement": statement})
