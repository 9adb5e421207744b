"""What the shipped files take from the press alone they call reported, and never recorded."""

import re
from functools import cache

from sim.engine import run
from sim.engine.events import Decided
from sim.scenario import library, load
from sim.scenario.catalogue import entries
from sim.source import Status

PRESS = re.compile(
    r"(?!The Procedure of )"
    r"(24 News|AFP|AmeriNews|Anews|Associated Press|BBC|CGTN|CNN|Chicago Tribune|Chinese news|Correio|Deseret|"
    r"Deutsche Welle|Eastday|Financial Express|France 24|Greymouth|Hindustan Times|Jiji|Jordan News|KBS|"
    r"Los Angeles|News[ 1]|Orlando|Pravda|Prensa|Republic World|Reuters|SAPO|Sputnik|TASS|"
    r"The (Christian|Epoch|Globe|Guardian|"
    r"Hindu|New |Press|Quint|Times|Tribune)|Time[,s]|Trend|Xinhua|Yonhap)"
)


def _by_press(sources):
    return bool(sources) and all(PRESS.match(source.cite) for source in sources)


@cache
def _logs():
    return {
        each.name: run(load(library.find(library.shipped() / f"{each.name}.yaml"))).log
        for each in entries()
        if not each.base
    }


def test_a_vote_told_by_the_press_alone_is_not_called_recorded():
    votes = [
        (name, event.id, vote)
        for name, log in _logs().items()
        for event in log
        if isinstance(event, Decided)
        for vote in event.votes
        if vote.choice is not None and _by_press(vote.sources or event.sources)
    ]
    assert votes, "some votes are known from the press alone"
    assert [(name, id_, vote.member) for name, id_, vote in votes if vote.status is Status.RECORDED] == []


def test_a_step_told_by_the_press_alone_is_not_called_recorded():
    told = [(name, event) for name, log in _logs().items() for event in log if _by_press(event.sources)]
    assert told, "some steps are known from the press alone"
    assert {(name, event.step) for name, event in told if event.status is Status.RECORDED} == set()
