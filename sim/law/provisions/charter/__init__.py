"""The articles of the Charter of the United Nations that bear on the Council and its votes, in their order."""

from sim.law.provisions.charter.action import ACTION
from sim.law.provisions.charter.amendment import AMENDMENT
from sim.law.provisions.charter.assembly import ASSEMBLY
from sim.law.provisions.charter.council import COUNCIL
from sim.law.provisions.charter.disputes import DISPUTES
from sim.law.provisions.charter.membership import MEMBERSHIP
from sim.law.provisions.charter.other_organs import OTHER_ORGANS
from sim.law.provisions.provision import Provision

CHARTER: tuple[Provision, ...] = (
    *MEMBERSHIP,
    *ASSEMBLY,
    *COUNCIL,
    *DISPUTES,
    *ACTION,
    *OTHER_ORGANS,
    *AMENDMENT,
)
