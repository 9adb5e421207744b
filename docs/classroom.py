"""Takes docs/classroom.png, the README's picture of the classroom: `PYTHONPATH=. python docs/classroom.py`.

It starts `unsc classroom dprk/2014`, seats five delegations, lets them bring the agenda of 2014 to the vote, and
takes a picture of the projector view when the result is stated. Needs the extra `dev` and a browser.
"""

import tempfile
from pathlib import Path

from tests.browser import chromium
from tests.classroom.served import Server, chair_of, delegate_of

HERE = Path(__file__).resolve().parent
HANDS = {"AUS": "yes", "CHN": "no", "NGA": "abstain", "RUS": "no", "USA": "yes"}


def take(target: Path, port: int = 8765) -> None:
    """Play the vote, and write the picture."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        server = Server(Path(folder))
        server.port = port
        server.start()
        try:
            chair = chair_of(server)
            seats = {seat: delegate_of(server, seat) for seat in HANDS}
            page = browser.new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
            page.goto(f"{server.address}/#screen={chair.view['room']['code']}")
            seats["CHN"].act("Object")
            seats["USA"].act("AskForVote")
            chair.act("PutToVote")
            for seat, choice in HANDS.items():
                seats[seat].do({"what": "hand", "choice": choice})
            chair.do({"what": "show", "which": "all"})
            chair.act("StateResult")
            chair.do({"what": "reveal", "shown": True}, here=False)
            page.get_by_text("What really happened").wait_for()
            page.screenshot(path=target)
        finally:
            server.kill()


if __name__ == "__main__":
    take(HERE / "classroom.png")
