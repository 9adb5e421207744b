"""The Provisional Rules of Procedure of the Council (S/96/Rev.7), Rules 1 to 61, chapter by chapter."""

from sim.law.provisions.provision import Provision
from sim.law.provisions.rules.agenda import AGENDA
from sim.law.provisions.rules.conduct_of_business import CONDUCT_OF_BUSINESS
from sim.law.provisions.rules.languages import LANGUAGES
from sim.law.provisions.rules.meetings import MEETINGS
from sim.law.provisions.rules.new_members import NEW_MEMBERS
from sim.law.provisions.rules.other_organs import OTHER_ORGANS
from sim.law.provisions.rules.participation import PARTICIPATION
from sim.law.provisions.rules.presidency import PRESIDENCY
from sim.law.provisions.rules.publicity import PUBLICITY
from sim.law.provisions.rules.representation import REPRESENTATION
from sim.law.provisions.rules.secretariat import SECRETARIAT
from sim.law.provisions.rules.voting import VOTING

RULES: tuple[Provision, ...] = (
    *MEETINGS,
    *AGENDA,
    *REPRESENTATION,
    *PRESIDENCY,
    *SECRETARIAT,
    *CONDUCT_OF_BUSINESS,
    *PARTICIPATION,
    *VOTING,
    *LANGUAGES,
    *PUBLICITY,
    *NEW_MEMBERS,
    *OTHER_ORGANS,
)
