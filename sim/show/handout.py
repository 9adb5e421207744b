"""The handout of a lesson: teacher's page, a role sheet per delegation, tally sheet and debrief, in that order."""

from sim.show.before_council import Played
from sim.show.debrief_sheet import debrief_sheet
from sim.show.role_sheets import role_sheets
from sim.show.sheets import Sheet
from sim.show.tally_sheet import tally_sheet
from sim.show.teacher_page import teacher_page


def handout(played: Played) -> tuple[Sheet, ...]:
    """Make the sheets of a lesson. Raises `UnscError` where no Council sat on any day of the scenario."""
    return (teacher_page(played), *role_sheets(played), tally_sheet(played), debrief_sheet(played))
