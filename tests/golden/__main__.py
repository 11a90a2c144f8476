"""Draw the kept pictures anew, after a change that was meant: `python -m tests.golden`. Look at them afterwards."""

from bot import pictures
from bot.drawing import png
from bot.texts import languages, texts
from bot.timeline import chart
from conversations.pictures import PICTURES
from tests.golden import timelines
from tests.golden.pictures import FOLDER, path_of

for name, cases in timelines.EXAMPLES.items():
    timelines.path_of(name).write_bytes(png(chart(timelines.teller(), cases)))
FOLDER.mkdir(exist_ok=True)
for name in PICTURES:
    for language in languages():
        path_of(name, language).write_bytes(pictures.draw(name, texts(language)))
