"""How a rule says no: with a key, never with a sentence."""


class Rejected(Exception):  # noqa: N818 - the word of the design: a rule rejects, nothing is broken
    """What the buyer gave cannot be taken.

    `key` names the sentence in `texts/`, `facts` are what was measured (they fill the sentence's places), and
    `suggestions` are typed values that the same rule would take: the screen offers each as a button.
    """

    def __init__(self, key: str, /, *, suggestions: tuple[str, ...] = (), **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.suggestions = suggestions
        self.facts = facts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rejected) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment] # compared in tests, never kept in a set
