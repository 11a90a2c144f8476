"""How Telegram says it: the edges around `conversations/`."""
