"""The two ways in which the stand-in says no: to the bot in Telegram's words, to a person in a sentence."""


class Refusal(Exception):  # noqa: N818 - Telegram refuses, nothing is broken
    """A call of the bot that fails, with the HTTP status and the description that Telegram answers."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.description = description


class PersonError(Exception):
    """A request of a person that cannot be done, with a 4xx status and a sentence for whoever sent it."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


def bad_request(reason: str) -> Refusal:
    """Telegram's 400, in the form that all its descriptions have."""
    return Refusal(400, f"Bad Request: {reason}")
