"""Draw the kept pictures anew, after a change that was meant: `python -m tests.golden`. Look at them afterwards."""

from bot.drawing import png
from bot.timeline import chart
from tests.golden.timelines import EXAMPLES, path_of, teller

for name, cases in EXAMPLES.items():
    path_of(name).write_bytes(png(chart(teller(), cases)))
