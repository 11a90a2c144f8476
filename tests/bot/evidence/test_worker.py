"""The process that inspects files, seen from inside: what it can do no more, and that it still can inspect."""

import json
import os
import subprocess
import sys
from dataclasses import asdict

import pytest

from bot.evidence.content import inspect
from bot.evidence.worker import LIMITS, PATIENT, QUICK
from tests import files
from tests.scenes import jpeg_of, label, with_code

SCANS = files.jpeg(400, 300, progressive=True)
WHOLE = [
    *(files.jpeg(mode=mode) for mode in ("RGB", "L", "CMYK")),
    *(files.png(mode=mode) for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")),
    *(files.flat_png(9, 9, depth=depth, colour=colour) for depth, colour in ((16, 6), (16, 2), (2, 0))),
    *(files.gif(), files.animated_gif(), files.animated_png(), SCANS),
    *(files.mp4(3), files.mov(), files.m4a(), files.fragmented_mp4()),
    jpeg_of(with_code(label(), "LP00123456789012")),
    *(files.webp(), files.bmp(), files.tiff(), files.avif(), files.pdf(), files.heic_header(), files.bomb_png()),
]
EVERY = [*WHOLE, *(files.truncated(data) for data in WHOLE), *(data[:-1] for data in WHOLE)]
"""What `inspect` has to decode or to refuse."""

CONFINED = """
import json, os, resource, socket, sys
from dataclasses import asdict
from bot.evidence import worker

limits = worker.LIMITS[sys.argv[1]]
worker.load_decoders()
worker._step_back(limits)

def forked():
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)

def refused(attempt):
    try:
        attempt()
    except OSError as error:
        return type(error).__name__ if isinstance(error, BlockingIOError) else error.strerror
    return "done"

said = {
    "reads": refused(lambda: open("/etc/passwd")),
    "writes": refused(lambda: open("/tmp/never-written-by-a-test", "w")),
    "spies": refused(lambda: open(f"/proc/{os.getppid()}/environ")),
    "connects": refused(lambda: socket.socket()),
    "pipes": refused(os.pipe),
}
pieces = [bytes.fromhex(line) for line in sys.stdin.read().split(",")]
said["found"] = [asdict(worker.inspect(piece)) for piece in pieces]
if os.geteuid() == 0:
    os.setuid(65534)
worker._be_a_child(limits, os.getppid())
said["forks"] = refused(forked)
said["processor"] = resource.getrlimit(resource.RLIMIT_CPU)
said["file"] = resource.getrlimit(resource.RLIMIT_FSIZE)
print(json.dumps(said))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere not all of it is to be had")
@pytest.mark.parametrize(("kind", "most"), [(QUICK, 2), (PATIENT, 61)])
def test_it_opens_nothing_and_starts_nothing_and_finds_what_it_found_before(kind: str, most: int) -> None:
    command = [sys.executable, "-c", CONFINED, kind]
    given = ",".join(data.hex() for data in EVERY)
    ended = subprocess.run(command, input=given, capture_output=True, text=True, check=False, timeout=60)
    assert ended.stderr == ""
    said = json.loads(ended.stdout)
    assert said.pop("found") == json.loads(json.dumps([asdict(inspect(data)) for data in EVERY]))
    none = os.strerror(24)
    assert said == {
        **dict.fromkeys(("reads", "writes", "spies", "connects", "pipes"), none),
        "forks": "BlockingIOError",
        "processor": [most, most],
        "file": [0, 0],
    }


def test_the_quick_one_goes_before_the_patient_one_and_takes_less_of_everything() -> None:
    quick, patient = LIMITS[QUICK], LIMITS[PATIENT]
    assert quick.seconds < patient.seconds
    assert quick.memory < patient.memory
    assert quick.niceness < patient.niceness
