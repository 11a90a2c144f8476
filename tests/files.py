"""Real files for tests, made on the spot: pictures by Pillow, films box by box.

`size` pads a file with what its format allows (comments, free boxes) to exactly that many bytes.
"""

import io
import random
import struct
import zlib

from PIL import Image

_PNG = b"\x89PNG\r\n\x1a\n"
_PIECE = 1 << 20


def _saved(format_: str, width: int, height: int, mode: str = "RGB", **options: object) -> bytes:
    noise = _noise(width, height).convert(mode)
    out = io.BytesIO()
    noise.save(out, format_, **options)
    return out.getvalue()


def _noise(width: int, height: int) -> Image.Image:
    """Make a grey picture that is never twice the same; Pillow's own noise takes ten times as long."""
    return Image.frombytes("L", (width, height), random.randbytes(width * height))


def _room(data: bytes, size: int | None, least: int) -> int:
    """How many bytes of padding are asked for; 0 or at least the smallest that the format can hold."""
    missing = 0 if size is None else size - len(data)
    if missing and missing < least:
        message = f"cannot pad {len(data)} bytes to {size}"
        raise ValueError(message)
    return missing


def jpeg(
    width: int = 64,
    height: int = 48,
    size: int | None = None,
    *,
    mode: str = "RGB",
    progressive: bool = False,
    quality: int = 80,
) -> bytes:
    data = _saved("JPEG", width, height, mode, progressive=progressive, quality=quality)
    missing = _room(data, size, 1)
    whole, rest = divmod(missing, 65_537)
    fill = b"\xff" * rest  # fill bytes may stand before any marker
    return data[:2] + (b"\xff\xfe\xff\xff" + bytes(65_533)) * whole + fill + data[2:]


def colourful_jpeg(width: int = 64, height: int = 48, **options: object) -> bytes:
    """A JPEG whose colours change from dot to dot, so that no part of its data says nothing; `options` as Pillow's."""
    noise = [_noise(width, height) for _colour in "RGB"]
    out = io.BytesIO()
    Image.merge("RGB", noise).save(out, "JPEG", **options)
    return out.getvalue()


def png(width: int = 64, height: int = 48, size: int | None = None, *, mode: str = "RGB") -> bytes:
    data = _saved("PNG", width, height, mode)
    missing = _room(data, size, 12)
    return data[:-12] + (png_chunk(b"prIv", bytes(missing - 12)) if missing else b"") + data[-12:]


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def flat_png(width: int, height: int, *, depth: int = 1, colour: int = 0) -> bytes:
    """A PNG of one colour: few bytes for any number of pixels."""
    row = 1 + (width * depth * {0: 1, 2: 3, 6: 4}[colour] + 7) // 8
    return png_of(struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0), _packed_zeros(row * height))


def _packed_zeros(count: int) -> bytes:
    """Pack zeros as zlib does (RFC 1950). Of hundreds of millions each piece is the same, so it is made once."""
    pieces, rest = divmod(count, _PIECE)
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    piece = packer.compress(bytes(_PIECE)) + packer.flush(zlib.Z_FULL_FLUSH) if pieces else b""
    last = packer.compress(bytes(rest)) + packer.flush()
    adler = (count % 65_521) << 16 | 1
    return b"\x78\x9c" + piece * pieces + last + struct.pack(">I", adler)


def png_of(header: bytes, packed: bytes) -> bytes:
    """A PNG of a given header around given packed rows."""
    chunks = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return _PNG + b"".join(png_chunk(*chunk) for chunk in chunks)


def rgba_png(width: int, height: int) -> bytes:
    """A PNG of one colour that takes four bytes a pixel in memory."""
    return flat_png(width, height, depth=8, colour=6)


def bomb_png() -> bytes:
    """81 million pixels in some ten kilobytes."""
    return flat_png(9_000, 9_000)


def animated_png() -> bytes:
    frames = [_noise(32, 24) for _ in range(3)]
    out = io.BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


def gif(width: int = 64, height: int = 48, size: int | None = None) -> bytes:
    data = _saved("GIF", width, height, "P")
    return data[:-1] + _gif_comment(_room(data, size, 3)) + data[-1:]


def _gif_comment(length: int) -> bytes:
    """A comment of exactly that many bytes: 3 around a chain of blocks of up to 255 bytes, each led by its length."""
    if not length:
        return b""
    whole, rest = divmod(length - 3, 256)
    tail = [rest] if rest else []
    if rest == 1:  # a block of no bytes would end the chain
        whole, tail = whole - 1, [128, 129]
    return b"!\xfe" + _gif_block(256) * whole + b"".join(map(_gif_block, tail)) + b"\0"


def _gif_block(length: int) -> bytes:
    return bytes([length - 1]) + b"x" * (length - 1)


def animated_gif(frames: int = 3, width: int = 32, height: int = 24) -> bytes:
    pictures = [_noise(width, height).convert("P") for _ in range(frames)]
    out = io.BytesIO()
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:], duration=100, loop=0)
    return out.getvalue()


def bomb_gif() -> bytes:
    """Forty bytes that claim four billion pixels."""
    image = b",\0\0\0\0\xff\xff\xff\xff\0"
    return b"GIF89a\xff\xff\xff\xff\0\0\0" + image + b"\2\2\x4c\1\0;"


def webp(width: int = 64, height: int = 48) -> bytes:
    return _saved("WEBP", width, height)


def bmp(width: int = 64, height: int = 48) -> bytes:
    return _saved("BMP", width, height)


def tiff(width: int = 64, height: int = 48) -> bytes:
    return _saved("TIFF", width, height)


def avif(width: int = 64, height: int = 48) -> bytes:
    return _saved("AVIF", width, height)


def pdf() -> bytes:
    return _saved("PDF", 64, 48)


def heic_header() -> bytes:
    """The beginning of a phone's HEIC photo."""
    return box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", bytes(200)) + box(b"mdat", bytes(500))


def avi_header() -> bytes:
    return b"RIFF" + struct.pack("<I", 500) + b"AVI LIST" + struct.pack("<I", 200) + b"hdrlavih" + bytes(480)


def webm_header() -> bytes:
    return b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\1\x42\xf7\x81\1\x42\xf2\x81\4\x42\xf3\x81\x08\x42\x82\x84webm" + bytes(
        300
    )


def mkv_header() -> bytes:
    return (
        b"\x1a\x45\xdf\xa3\xa3\x42\x86\x81\1\x42\xf7\x81\1\x42\xf2\x81\4\x42\xf3\x81\x08\x42\x82\x88matroska"
        + bytes(300)
    )


def truncated(data: bytes, keep: float = 0.6) -> bytes:
    """The beginning of a file, as an upload that broke off leaves it."""
    return data[: int(len(data) * keep)]


def box(name: bytes, *contents: bytes) -> bytes:
    body = b"".join(contents)
    return struct.pack(">I", 8 + len(body)) + name + body


def long_box(name: bytes, body: bytes) -> bytes:
    """A box with a size of 64 bits."""
    return struct.pack(">I4sQ", 1, name, 16 + len(body)) + body


def mvhd(seconds: float, *, scale: int = 1000, long: bool = False) -> bytes:
    units = int(seconds * scale)
    head = struct.pack(">IQQIQ", 1 << 24, 0, 0, scale, units) if long else struct.pack(">IIIII", 0, 0, 0, scale, units)
    return box(b"mvhd", head, bytes(80))


_UPRIGHT = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30)
_TURNED = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30)


def track(handler: bytes, width: int = 0, height: int = 0, *, turned: bool = False, long: bool = False) -> bytes:
    head = bytes([1, 0, 0, 7]) + bytes(32) if long else bytes([0, 0, 0, 7]) + bytes(20)
    sides = struct.pack(">II", width << 16, height << 16)
    tkhd = box(b"tkhd", head, bytes(16), _TURNED if turned else _UPRIGHT, sides)
    return box(b"trak", tkhd, box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(13))))


def mp4(
    seconds: float = 12,
    width: int = 640,
    height: int = 360,
    size: int | None = None,
    *,
    brand: bytes = b"isom",
    turned: bool = False,
) -> bytes:
    """A film whose boxes are complete, with its index at the end as phones write it."""
    index = box(b"moov", mvhd(seconds), track(b"soun"), track(b"vide", width, height, turned=turned))
    parts = [box(b"ftyp", brand, bytes(4), b"isommp42"), box(b"mdat", bytes(range(256)) * 8), index]
    missing = _room(b"".join(parts), size, 8)
    return b"".join([*parts, box(b"free", bytes(missing - 8)) if missing else b""])


def mov(seconds: float = 12, width: int = 640, height: int = 360) -> bytes:
    return with_brands(b"qt  ", b"qt  ", film=mp4(seconds, width, height))


def m4a(seconds: float = 12, brand: bytes = b"M4A ") -> bytes:
    """A sound recording."""
    index = box(b"moov", mvhd(seconds), track(b"soun"))
    return box(b"ftyp", brand, bytes(4), b"isom") + box(b"mdat", bytes(1000)) + index


def fragmented_mp4(seconds: float = 12, width: int = 640, height: int = 360) -> bytes:
    """A film in pieces, as browsers and screen recorders write it: the duration is not in the index's head."""
    extends = box(b"mvex", box(b"mehd", bytes(4), struct.pack(">I", int(seconds * 1000))))
    index = box(b"moov", mvhd(0), track(b"vide", width, height), extends)
    pieces = (box(b"moof", bytes(60)) + box(b"mdat", bytes(500))) * 3
    return box(b"ftyp", b"iso5", bytes(4), b"iso5dash") + index + pieces


def samsung_trailer(name: bytes = b"MotionPhoto_Data", content: bytes | None = None) -> bytes:
    """What Samsung's phones put behind a photo: named blocks, then the list of them."""
    block = struct.pack("<HHI", 0, 0x0A30, len(name)) + name + (mp4() if content is None else content)
    entry = struct.pack("<HHII", 0, 0x0A30, len(block), len(block))
    listed = b"SEFH" + struct.pack("<II", 107, 1) + entry
    return block + listed + struct.pack("<I", len(listed)) + b"SEFT"


def without_end_mark(data: bytes) -> bytes:
    """A JPEG whose camera forgot its end mark."""
    return data.removesuffix(b"\xff\xd9")


def with_brands(main: bytes, *compatible: bytes, film: bytes | None = None) -> bytes:
    """A film with these brands."""
    parts = film or mp4()
    return box(b"ftyp", main, bytes(4), *compatible) + parts[int.from_bytes(parts[:4]) :]
