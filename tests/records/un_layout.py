"""Files in the UN Digital Library's layout, a row for each member and vote, made from roll calls."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date

from attrs import evolve, frozen

from sim.council import council_on
from sim.law import Choice

COLUMNS = (
    *("undl_id", "ms_code", "ms_name", "permanent_member", "ms_vote", "date", "resolution", "draft", "meeting"),
    *("description", "agenda", "subjects", "vote_note", "total_yes", "total_no", "total_abstentions"),
    *("total_non_voting", "total_ms", "modality", "undl_link"),
)
LETTERS = {Choice.YES: "Y", Choice.NO: "N", Choice.ABSTAIN: "A", Choice.NOT_VOTING: ""}
Row = dict[str, str]


@frozen
class Made:
    """A vote as it is to stand in a file; members of the day that are not in `choices` have no row."""

    number: int
    on: date
    choices: Mapping[str, Choice]
    modality: str = "Vote"
    title: str = "Security Council resolution [on a matter]"

    @property
    def resolution(self) -> str:
        return f"S/RES/{self.number}({self.on.year})"

    def rows(self) -> list[Row]:
        council = council_on(self.on)
        totals = {choice: str(sum(c is choice for c in self.choices.values())) for choice in Choice}
        whole = {
            "undl_id": str(700_000 + self.number),
            "date": str(self.on),
            "resolution": self.resolution,
            "draft": f"S/{self.on.year}/{self.number}",
            "meeting": f"S/PV.{self.number}",
            "description": self.title,
            "agenda": "",
            "subjects": "",
            "vote_note": "",
            "total_yes": totals[Choice.YES],
            "total_no": totals[Choice.NO],
            "total_abstentions": totals[Choice.ABSTAIN],
            "total_non_voting": totals[Choice.NOT_VOTING],
            "total_ms": str(len(self.choices)),
            "modality": self.modality,
            "undl_link": f"https://digitallibrary.un.org/record/{700_000 + self.number}",
        }
        return [
            whole
            | {
                "ms_code": code,
                "ms_name": council.member(code).name.upper(),
                "permanent_member": str(code in council.permanent),
                "ms_vote": LETTERS[choice],
            }
            for code, choice in self.choices.items()
        ]


def made(number: int, on: date, **votes: str) -> Made:
    """Return a vote: `no="RUS"`, `abstain="CHN IND"`, `not_voting=...`; all others vote in favour."""
    choices = dict.fromkeys(council_on(on).codes, Choice.YES)
    for choice in (Choice.NO, Choice.ABSTAIN, Choice.NOT_VOTING):
        choices |= dict.fromkeys(votes.get(choice.value, "").split(), choice)
    return Made(number, on, choices)


def without_vote(vote: Made) -> Made:
    """Return a vote as the data set has one that was not taken: everybody in favour."""
    return evolve(vote, modality="Without vote", choices=dict.fromkeys(vote.choices, Choice.YES))


def as_csv(rows: Iterable[Row], end: str = "\n", columns: Iterable[str] = COLUMNS) -> str:
    """Write rows as text."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(columns), lineterminator=end, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
