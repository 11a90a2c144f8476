"""What a picture's structure says, before a single pixel is decoded."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outline:
    """A picture that is complete by its structure. Sizes in pixels.

    `essence` is the file without all that does not make pixels: metadata, later frames, what follows the end.
    A decoder that gets only this cannot trip over metadata, nor be lured by them.
    """

    width: int
    height: int
    is_animated: bool
    essence: bytes
    metadata: tuple[bytes, ...] = ()
    """What it says besides its pixels: EXIF led by its name, XMP."""
