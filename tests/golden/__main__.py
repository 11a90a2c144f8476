"""Draw the kept pictures anew, after a change that was meant: `python -m tests.golden`. Look at them afterwards."""

from bot.drawing import forms
from bot.drawing.timeline import png
from bot.screens.timeline import chart
from bot.texts import languages, texts
from conversations.aliexpress.pictures import PICTURES
from tests.golden import timelines
from tests.golden.pictures import FOLDER, path_of

for name, cases in timelines.EXAMPLES.items():
    timelines.path_of(name).write_bytes(png(chart(timelines.presenter(), cases)))
FOLDER.mkdir(exist_ok=True)
for name in PICTURES:
    for language in languages():
        path_of(name, language).write_bytes(forms.draw(name, texts(language)))
