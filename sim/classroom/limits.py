"""How much of everything a room holds, in one place. A refusal that comes from one of these says the number."""

PEOPLE = 300
"""People in one room at a time."""
KEPT = 20
"""Places of these that are kept for pages of the chair, so that nobody can lock it out."""
NAME = 40
"""Characters of a name: of a person, of a line."""
TEXT = 500
"""Characters of any other text that comes in."""
LINES = 200
"""Lines in one room: the record, what-ifs, and everything that is played."""
ACTS = 2_000
"""Acts in one line."""
ENTRIES = 100_000
"""Entries in the journal of one room. Each keeps its id, by which it is known again."""
LISTED = 200
"""Values in any list that comes in."""
CHANGES = 20
"""Changes in one what-if."""
CANDIDATES = 40
"""Names in one poll."""
POLLS = 200
"""Polls in one room."""
SHORTEST_ID, LONGEST_ID = 8, 64
"""Characters of the id of a command."""
SHORTEST_SPEECH, LONGEST_SPEECH = 5, 3_600
"""Seconds a speech timer can be set to."""
AWAY_MS = 30_000
"""So long may the holder of a card be away before another of the seat may take the card."""
JOURNAL = 32 << 20
"""Bytes of the journal of one room, and so, about, what it takes in memory."""
