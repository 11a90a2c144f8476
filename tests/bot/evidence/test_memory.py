"""How much memory a file may take: bombs are never opened."""

import subprocess
import sys

import pytest

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
