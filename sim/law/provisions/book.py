"""The book of provisions: every entry there is, in the order in which it is listed. It holds no text."""

from sim.law.provisions.cases import CASES
from sim.law.provisions.charter import CHARTER
from sim.law.provisions.criminal_court import ROME_STATUTE
from sim.law.provisions.customs_of_drafting import CUSTOMS_OF_DRAFTING
from sim.law.provisions.customs_of_meetings import CUSTOMS_OF_MEETINGS
from sim.law.provisions.customs_of_voting import CUSTOMS_OF_VOTING
from sim.law.provisions.documents import DOCUMENTS
from sim.law.provisions.general_assembly import GENERAL_ASSEMBLY
from sim.law.provisions.international_court import ICJ_STATUTE
from sim.law.provisions.provision import Provision
from sim.law.provisions.restraint import RESTRAINT
from sim.law.provisions.rules import RULES

PROVISIONS: tuple[Provision, ...] = (
    *RULES,
    *CHARTER,
    *ICJ_STATUTE,
    *ROME_STATUTE,
    *GENERAL_ASSEMBLY,
    *DOCUMENTS,
    *CASES,
    *RESTRAINT,
    *CUSTOMS_OF_MEETINGS,
    *CUSTOMS_OF_DRAFTING,
    *CUSTOMS_OF_VOTING,
)
