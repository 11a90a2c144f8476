"""What another process of the bot's user can see of the bot: not its environment, which holds the token."""

import os
import subprocess
import sys

import pytest

TOKEN = "123456789:AAsecretsecretsecretsecretsecretsec"

SPIED_ON = """
import ctypes, os, resource, sys
from bot.__main__ import main

if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # as a process that was started by this user

def spied():
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        secret = sys.argv[1].encode() in open(f"/proc/{os.getppid()}/environ", "rb").read()
    except PermissionError:
        os._exit(1)
    os._exit(0 if secret else 2)

before = spied()
try:
    main(["--help"])
except SystemExit:
    pass
print(before, spied(), resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_once_it_runs_no_process_of_its_user_can_read_the_token_in_its_environment() -> None:
    environment = {**os.environ, "BOT_TOKEN": TOKEN}
    command = [sys.executable, "-c", SPIED_ON, TOKEN]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert ended.stderr == ""
    assert ended.stdout.splitlines()[-1] == "0 1 (0, 0)"
