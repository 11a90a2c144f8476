"""Which format bytes are, by how they begin. Only JPEG, PNG, GIF and MP4 are looked into any further."""

import re

from bot.evidence import png

_BEGINNINGS = (
    (b"\xff\xd8\xff", "JPEG"),
    (png.SIGNATURE, "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF-", "PDF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"8BPS", "PSD"),
    (b"\0\0\1\0", "ICO"),
    (b"\xff\x0a", "JXL"),
    (b"\0\0\0\x0cJXL ", "JXL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"FLV\1", "FLV"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "WMV"),
    (b"\0\0\1\xba", "MPEG"),
    (b"\0\0\1\xb3", "MPEG"),
    (b"PK\3\4", "ZIP"),
    (b"PK\5\6", "ZIP"),
    (b"Rar!\x1a\7", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"ID3", "MP3"),
    (b"\xff\xfb", "MP3"),
    (b"fLaC", "FLAC"),
    (b"#!AMR", "AMR"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
)
_RIFF = {b"WEBP": "WEBP", b"AVI ": "AVI", b"WAVE": "WAV"}
_BRANDS = {
    b"qt  ": "MOV", b"M4A ": "M4A", b"M4B ": "M4A", b"M4P ": "M4A", b"crx ": "CR3",
    b"avif": "AVIF", b"avis": "AVIF", b"heic": "HEIC", b"heix": "HEIC", b"hevc": "HEIC", b"hevx": "HEIC",
    b"heim": "HEIC", b"heis": "HEIC", b"mif1": "HEIC", b"msf1": "HEIC", b"miaf": "HEIC",
}  # fmt: skip
_MP4 = frozenset({b"isom", b"mp41", b"mp42", b"avc1", b"M4V ", b"M4VH", b"M4VP", b"MSNV", b"dash"}) | frozenset(
    b"iso%c" % digit for digit in b"23456789"
)
"""Brands of an MP4. Phones write 3GP films that name one of them too, and so may be read as one (ISO/IEC 14496-12,
section 4.3). A film that is QuickTime's first stays a MOV: that is how programs tell it."""
_QUICKTIME = (b"moov", b"mdat", b"wide", b"pnot")
_BEFORE_BRAND = (b"free", b"skip", b"uuid", *_QUICKTIME)
"""Boxes that some write before the one with the brands, which should be the first."""
_MOST_BEFORE_BRAND = 16
_HEAD = 8
_TS_PACKET = 188
_BEGINNING = 1024
_TEXT = re.compile(rb"[\t\n\r\x20-\x7e\x80-\xff]+")


def recognise(data: bytes) -> str | None:
    """Name the format that the first bytes tell; None where none is known. What follows is not looked at."""
    head = data[:_BEGINNING]
    known = (format_ for beginning, format_ in _BEGINNINGS if head.startswith(beginning))
    return next(known, None) or _container(data, head) or _text(head)


def _container(data: bytes, head: bytes) -> str | None:
    """Name the formats that share a beginning with others."""
    if brands := _brands(data):
        return _brand(brands)
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "WEBM" if b"webm" in head[:64] else "MKV"
    if head.startswith(b"OggS"):
        return "OGV" if b"theora" in head else "OGG"
    return _by_places(head)


def _by_places(head: bytes) -> str | None:
    """Name the formats that only several places together tell."""
    if head[:1] in (b"\0", b"\1") and head[4:8] in _QUICKTIME:
        return "MOV"
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return "BMP"
    return "TS" if head[:1] == b"G" and head[_TS_PACKET : _TS_PACKET + 1] == b"G" else None


def _brands(data: bytes) -> bytes:
    """Give the contents of the box that names the brands of an ISO media file; empty where there is none."""
    at = 0
    for _ in range(_MOST_BEFORE_BRAND):
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if name == b"ftyp":
            return data[at + 8 : at + max(size, 16)]
        if name not in _BEFORE_BRAND:
            break
        at += int.from_bytes(data[at + 8 : at + 16]) if size == 1 else size if size >= _HEAD else len(data)
    return b""


def _brand(brands: bytes) -> str:
    """Name what the main brand stands for; any that is not known is tried as an MP4."""
    main, compatible = brands[:4], {brands[at : at + 4] for at in range(8, len(brands), 4)}
    named = "3GP" if main.startswith((b"3gp", b"3g2")) else _BRANDS.get(main, "MP4")
    if named == "3GP" and not _MP4.isdisjoint(compatible):
        return "MP4"
    return "AVIF" if named == "HEIC" and b"avif" in compatible else named


def _text(head: bytes) -> str | None:
    """Name texts: a web page or a drawing in words is not a photo, whatever its name."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"<svg") or (start.startswith(b"<?xml") and b"<svg" in start):
        return "SVG"
    if start.startswith((b"<!doctype html", b"<html")):
        return "HTML"
    return "TXT" if _TEXT.fullmatch(head) else None
