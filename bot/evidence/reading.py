"""Reading numbers out of bytes that may end anywhere."""

import struct


class BrokenFile(Exception):  # noqa: N818 - named as the verdict that follows from it
    """The bytes are not what their beginning promises: cut off, or against their own format."""


def unpack(layout: str, data: bytes, at: int) -> tuple[int, ...]:
    """Read numbers of a `struct` layout from an offset. Raises `BrokenFile` where the bytes end too early."""
    try:
        return struct.unpack_from(layout, data, at)
    except struct.error as short:
        raise BrokenFile from short


def cut(data: bytes, at: int, length: int) -> bytes:
    """Copy exactly that many bytes from an offset. Raises `BrokenFile` where the bytes end too early."""
    if length < 0 or at + length > len(data):
        raise BrokenFile
    return data[at : at + length]
