"""The Council as a Mesa model: fifteen agents vote at random by their chances, and the model tallies and decides.

As lean as Mesa allows: members vote in the order of their seats, and nothing is collected but the outcomes.
"""

import mesa

PERMANENT, NEEDED = 5, 9


class Member(mesa.Agent):
    """A member with its chances of voting in favour and against; else it abstains."""

    def __init__(self, model, permanent, yes, no):
        super().__init__(model)
        self.permanent = permanent
        self.yes = yes
        self.yes_or_no = yes + no
        self.vote = None

    def step(self):
        drawn = self.random.random()
        self.vote = "yes" if drawn < self.yes else "no" if drawn < self.yes_or_no else "abstain"


class Council(mesa.Model):
    """Fifteen members, the permanent ones first, and a draft put to the vote at every step."""

    def __init__(self, chances, seed=None):
        super().__init__(seed=seed)
        for seat, (yes, no) in enumerate(chances):
            Member(self, seat < PERMANENT, yes, no)
        self.outcomes = {"adopted": 0, "too_few_votes": 0, "vetoed": 0}

    def step(self):
        self.agents.do("step")
        in_favour, blocked = 0, False
        for member in self.agents:
            if member.vote == "yes":
                in_favour += 1
            elif member.vote == "no" and member.permanent:
                blocked = True
        outcome = "too_few_votes" if in_favour < NEEDED else "vetoed" if blocked else "adopted"
        self.outcomes[outcome] += 1
