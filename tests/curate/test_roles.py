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


def test_who_came_after_whom_is_not_turned_round() -> None:
    """By verb, in the passive, by noun; in another language too."""
    people = [{"id": "ada-berg", "role": "subject"}, {"id": "zoe-lind", "role": "subject"}]
    right = "Ada Berg took over from Zoe Lind."
    wrong = "Zoe Lind took over from Ada Berg."

    def stated(text: str, anchor: str, statement: str, language: str = "en") -> set[str]:
        claim = {"anchors": [anchor], "people": people, "statement": statement}
        return told(text, claim, language)

    for text, anchor in (
        ("Ada Berg succeeded Zoe Lind.\n", "Ada Berg succeeded Zoe Lind"),
        ("Zoe Lind was succeeded by Ada Berg.\n", "was succeeded by Ada Berg"),
        ("Ada Berg was the successor of Zoe Lind.\n", "the successor of Zoe Lind"),
        ("Zoe Lind left, and her successor, Ada Berg, came.\n", "her successor, Ada Berg"),
    ):
        assert stated(text, anchor, right) == set()
        assert "direction-stands" in stated(text, anchor, wrong)
    text = "Ada Berg folgte auf Zoe Lind.\n"
    assert stated(text, "Ada Berg folgte auf", right, "de") == set()
    assert "direction-stands" in stated(text, "Ada Berg folgte auf", wrong, "de")
    text = "Ada Berg retired after thirty years at Portvik, and was succeeded by Zoe Lind.\n"
    assert stated(text, "was succeeded by Zoe Lind", wrong) == set()
    assert "role-stands" in stated(text, "was succeeded by Zoe Lind", right)


def test_whose_invitation_it_was_is_read_of_the_noun() -> None:
    """At the invitation of the Trust; who was invited is another."""
    text = "Berg came to Portvik at the invitation of the Brenn Trust.\n"
    claim = {"anchors": ["invitation of the Brenn Trust"]}
    right = claim | {"statement": "The Brenn Trust invited her."}
    assert told(text, right) == set()
    wrong = claim | {"statement": "The Brenn Trust was invited."}
    assert told(text, wrong) == {"direction-stands"}
