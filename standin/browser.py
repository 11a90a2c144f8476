"""What a browser may ask here, and what it is told of the answers.

Any site that is open in the browser of this machine can send requests to it. A browser says where a request comes
from (`Sec-Fetch-Site`, `Origin`) and which name led here (`Host`), and no page can change what it says; other
programs, such as the bot, say nothing of it.
"""

from aiohttp import web

from standin.loopback import is_loopback

LET_IN = frozenset({"same-origin", "none"})
"""The page itself, and somebody who typed the address. Source: https://www.w3.org/TR/fetch-metadata/."""
STRANGER = "Only for this machine."
LED_HERE = "Another site has led here, which is not let in. To open the chat, type its address: http://{host}/\n"

SHIELD = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer says unless it says otherwise itself: whatever is opened from here runs no script, is in no
frame, is taken for nothing but its `Content-Type`, and is of no use to another site."""
OF_THE_PAGE = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob: data:; "
        "media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}
"""What the chat page says instead: its own scripts and styles run; a file from `/files/` is none, by its type."""


def turned_away(request: web.Request) -> web.Response | None:
    """Give the answer (403) to a request that leads here by a foreign name or from another site; None: let it in."""
    if not is_loopback(request.host):
        return web.json_response({"error": STRANGER}, status=403)
    sites, origins = (request.headers.getall(name, ()) for name in ("Sec-Fetch-Site", "Origin"))
    if LET_IN.issuperset(sites) and {f"http://{request.host}"}.issuperset(origins):
        return None
    if request.headers.get("Sec-Fetch-Mode") == "navigate":
        return web.Response(text=LED_HERE.format(host=request.host), status=403)
    return web.json_response({"error": STRANGER}, status=403)


async def shield(_request: web.Request, response: web.StreamResponse) -> None:
    """Complete the headers of an answer, whichever part of the stand-in or of the web server gives it."""
    for name, value in SHIELD.items():
        response.headers.setdefault(name, value)
