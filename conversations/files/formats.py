"""The formats of files: which of them the form takes, and which one a name or a MIME type claims."""

from typing import Literal

PHOTO_FORMATS = frozenset({"JPEG", "PNG", "GIF"})
"""Source: article 61, "Upload only PNG, JPG, or GIF images"."""

VIDEO_FORMATS = frozenset({"MP4"})
"""Source: article 61, "The video must be in MP4 format"."""

OTHER_PHOTOS = frozenset({"WEBP", "HEIC", "AVIF", "BMP", "TIFF", "JXL", "JPEG 2000", "PSD", "ICO", "SVG", "CR3"})
"""Pictures that the form does not take."""

OTHER_VIDEOS = frozenset({"MOV", "AVI", "MKV", "WEBM", "3GP", "FLV", "WMV", "MPEG", "OGV", "TS"})
"""Videos that the form does not take."""

_PHOTO_ENDINGS = frozenset({"jpg", "jpeg", "png", "gif"})
_ENDINGS = {
    "JPEG": ("jpg", _PHOTO_ENDINGS), "PNG": ("png", _PHOTO_ENDINGS), "GIF": ("gif", _PHOTO_ENDINGS),
    "MP4": ("mp4", frozenset({"mp4"})),
}  # fmt: skip
"""Format -> how its names usually end, and all endings that the form has no reason to refuse (source: as above)."""

UNKNOWN = "unknown"
"""What stands for the format of bytes that nobody recognises and whose name says nothing."""

_BY_MIME = {
    "image/jpeg": "JPEG", "image/jpg": "JPEG", "image/pjpeg": "JPEG",
    "image/png": "PNG", "image/apng": "PNG", "image/gif": "GIF",
    "image/webp": "WEBP", "image/heic": "HEIC", "image/heif": "HEIC", "image/avif": "AVIF",
    "image/bmp": "BMP", "image/x-ms-bmp": "BMP", "image/tiff": "TIFF", "image/jxl": "JXL",
    "image/jp2": "JPEG 2000", "image/svg+xml": "SVG", "image/vnd.adobe.photoshop": "PSD",
    "image/x-icon": "ICO", "image/vnd.microsoft.icon": "ICO", "image/x-canon-cr3": "CR3",
    "video/mp4": "MP4", "video/x-m4v": "MP4",
    "video/quicktime": "MOV", "video/x-msvideo": "AVI", "video/avi": "AVI", "video/msvideo": "AVI",
    "video/x-matroska": "MKV", "video/matroska": "MKV", "video/webm": "WEBM",
    "video/3gpp": "3GP", "video/3gpp2": "3GP", "video/x-flv": "FLV", "video/x-ms-wmv": "WMV",
    "video/mpeg": "MPEG", "video/ogg": "OGV", "video/mp2t": "TS",
    "application/pdf": "PDF", "application/zip": "ZIP",
}  # fmt: skip

_BY_ENDING = {
    "jpg": "JPEG", "jpeg": "JPEG", "jpe": "JPEG", "jfif": "JPEG", "png": "PNG", "apng": "PNG", "gif": "GIF",
    "webp": "WEBP", "heic": "HEIC", "heif": "HEIC", "hif": "HEIC", "avif": "AVIF", "bmp": "BMP",
    "tif": "TIFF", "tiff": "TIFF", "jxl": "JXL", "jp2": "JPEG 2000", "svg": "SVG", "psd": "PSD",
    "ico": "ICO", "cr3": "CR3",
    "mp4": "MP4", "m4v": "MP4", "mov": "MOV", "qt": "MOV", "avi": "AVI", "mkv": "MKV", "webm": "WEBM",
    "3gp": "3GP", "3g2": "3GP", "flv": "FLV", "wmv": "WMV", "mpg": "MPEG", "mpeg": "MPEG", "ogv": "OGV",
    "m2ts": "TS", "mts": "TS",
    "pdf": "PDF", "zip": "ZIP",
}  # fmt: skip


def kind_of(format_: str | None) -> Literal["photo", "video"] | None:
    """Say whether a format is that of a picture or of a video; None where it is neither or not known."""
    if format_ in PHOTO_FORMATS | OTHER_PHOTOS:
        return "photo"
    return "video" if format_ in VIDEO_FORMATS | OTHER_VIDEOS else None


def claims(name: str | None, mime: str | None) -> tuple[str, ...]:
    """Give the formats that a file's MIME type and name claim, in this order; they may differ, or be none."""
    by_mime = _BY_MIME.get((mime or "").partition(";")[0].strip().lower())
    by_name = _BY_ENDING.get(ending(name))
    return tuple(dict.fromkeys(claim for claim in (by_mime, by_name) if claim))


def presumed(name: str | None, mime: str | None) -> str:
    """Give the format that a file has by its claims, or else the letters of its name's ending, or `UNKNOWN`."""
    return (*claims(name, mime), ending(name).upper() or UNKNOWN)[0]


def ending(name: str | None) -> str:
    """Give what follows the last dot of a file's name, in small letters; empty where there is none."""
    return (name or "").rpartition(".")[2].strip().lower() if "." in (name or "") else ""


def usual_ending(format_: str) -> str:
    """Give how the name of a file of a format that the form takes usually ends, ".jpg"; empty for any other."""
    return f".{_ENDINGS[format_][0]}" if format_ in _ENDINGS else ""


def better_ending(name: str | None, format_: str | None) -> str:
    """Give how the name of such a file has to end so that the form takes it, ".jpg"; empty where it does already."""
    _usual, fine = _ENDINGS.get(format_ or "", ("", frozenset({ending(name)})))
    return "" if ending(name) in fine else usual_ending(format_ or "")
