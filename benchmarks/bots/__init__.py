"""The bots beside which this one is measured, each written as its library's documentation shows it."""
