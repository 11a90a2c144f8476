"""What the guide says. Pure: no Telegram, no database, no clock; `bot/` is how Telegram says it."""
