"""How much memory a file may take: bombs are never opened."""

import subprocess
import sys

import pytest

from bot.evidence.worker import PATIENT, QUICK

IN_LITTLE_MEMORY = """
import resource, sys
from bot.evidence.content import inspect
from tests import files
inspect(files.jpeg()), inspect(files.png()), inspect(files.gif())
data = getattr(files, sys.argv[1])(*map(int, sys.argv[2:]))
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 64 * 2**20, -1))
try:
    print(inspect(data).fault)
except MemoryError:
    print("MemoryError")
"""


@pytest.mark.parametrize(
    ("made", "verdict"),
    [
        (("bomb_png",), "too_many_pixels"),
        (("bomb_gif",), "too_many_pixels"),
        (("flat_png", "10000", "6001"), "too_many_pixels"),
        (("flat_png", "4000", "3000"), "None"),
        (("jpeg", "4000", "3000"), "None"),
        (("rgba_png", "9000", "6000"), "MemoryError"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc and limits its own memory")
def test_a_bomb_is_refused_unopened_and_too_little_memory_is_not_blamed_on_the_file(
    made: tuple[str, ...], verdict: str
) -> None:
    command = [sys.executable, "-c", IN_LITTLE_MEMORY, *made]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (ended.stdout.strip(), ended.stderr) == (verdict, "")


IN_ITS_LIMITS = """
import io, resource, sys
from PIL import Image
from bot.evidence.content import inspect, load_decoders
from bot.evidence.worker import LIMITS
from tests import files
limits = LIMITS[sys.argv[1]]
made = io.BytesIO()
Image.new("CMYK", (4_000, limits.pixels // 4_000)).save(made, "JPEG", progressive=True, subsampling=0, quality=10)
pictures = [made.getvalue(), files.flat_png(4_000, limits.pixels // 4_000, depth=16, colour=6)]
del made
load_decoders()
resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
room = bytes(20 * 2**20)
print([inspect(picture).fault for picture in pictures])
"""


@pytest.mark.parametrize("kind", [QUICK, pytest.param(PATIENT, marks=pytest.mark.soak)])
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is not limited")
def test_as_many_pixels_as_a_process_judges_fit_into_its_memory_in_the_most_wasteful_formats(kind: str) -> None:
    command = [sys.executable, "-c", IN_ITS_LIMITS, kind]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert (ended.stdout.strip(), ended.stderr) == ("[None, None]", "")
