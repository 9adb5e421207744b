"""What the rules, articles and customs say, in our own words, and where the code applies them. It decides nothing.

The wording behind an entry was read where its `standing` says so: in stored copies of the official pages, of a
treaty collection, or of an official version in another language. The texts themselves are not reproduced.
"""

from sim.law.provisions.book import PROVISIONS
from sim.law.provisions.finding import find, find_all
from sim.law.provisions.provision import Provision, Standing, Status

__all__ = ["PROVISIONS", "Provision", "Standing", "Status", "find", "find_all"]
