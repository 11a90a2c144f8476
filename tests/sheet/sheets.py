"""A few screens beside each other on one picture, each with its name above it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from bot.drawing.lettering import Lettering
from tests.standin.page.conftest import PHONE

FOLDER = Path("build/screens")
ACROSS = 6
HIGHEST = 1500
"""Pixels of a column; a sheet is as wide as its screens."""


def save(language: str, shots: Sequence[tuple[str, Image.Image]]) -> None:
    """Write `build/screens/<language>-<number>.png`."""
    font = Lettering.load(22, 600)
    columns: list[list[tuple[str, Image.Image]]] = []
    column: list[tuple[str, Image.Image]] = []
    height = 0
    for name, image in shots:
        needed = image.height + 50
        if column and height + needed > HIGHEST:
            columns.append(column)
            column, height = [], 0
        column.append((name, image))
        height += needed
    columns.append(column)
    for number in range(0, len(columns), ACROSS):
        _sheet(columns[number : number + ACROSS], font).save(FOLDER / f"{language}-{number // ACROSS + 1}.png")


def _sheet(columns: Sequence[Sequence[tuple[str, Image.Image]]], font: Lettering) -> Image.Image:
    width = PHONE["width"] + 20
    height = max(sum(image.height + 50 for _name, image in column) for column in columns)
    sheet = Image.new("RGB", (width * len(columns), height), "#888888")
    pen = ImageDraw.Draw(sheet)
    for number, column in enumerate(columns):
        top = 0
        for name, image in column:
            pen.text((number * width + 6, top + 8), font.fitted(name, width - 12), font=font.font, fill="#ffffff")
            sheet.paste(image, (number * width + 10, top + 42))
            top += image.height + 50
    return sheet
