"""What a role text tells of how its delegation votes, so that a role sheet can keep it for the debrief.

Who writes a lesson may say in one breath what a delegation wants and how it voted. From the first sentence that
has a vote as its verb (you abstain, and vote against) the text is held back, as what follows comments on it; what
is offered as a choice (you may abstain) is not. It goes by the words alone: what is held back in vain is read
an hour later, and what is not cannot be taken back.
"""

import re

_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_SUBJECT = "you|and|then|but|yet|not|never|have|has|had|will|alone|both|now|again|also|that|who|nobody"
_VOTES = re.compile(
    rf"(?:^|\b(?:{_SUBJECT}),? |[,;:] )(?:do )?(?:vote|votes|voted|veto|vetoed|abstain|abstains|abstained)\b"
    rf"(?! (?:is|was|on (?:it|parts)|today|tonight|held|taken)\b)"
    r"|\b(?:yours?|the) (?:own )?(?:(?:is|was) )?(?:(?:the|one|an?|only|other) )*"
    r"(?:no is|noes|abstention will|abstention takes|(?:negative |affirmative )?vote in favour|negative vote)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\b(?:may|can|could|might|would|should|must|ought|whether|if|decide|how|why|want|wants|likely|free)\b",
    re.IGNORECASE,
)


def told_and_withheld(text: str) -> tuple[str, str]:
    """Divide a role text into what its sheet may say, and what is for the debrief; either may be empty.

    >>> told_and_withheld("You preside this month. You vote against, and know that it may carry.")
    ('You preside this month.', 'You vote against, and know that it may carry.')
    >>> told_and_withheld("You may vote against or abstain.")
    ('You may vote against or abstain.', '')
    """
    sentences = _SENTENCE.split(" ".join(text.split()))
    first = next((n for n, sentence in enumerate(sentences) if _tells(sentence)), len(sentences))
    return " ".join(sentences[:first]), " ".join(sentences[first:])


def _tells(sentence: str) -> bool:
    vote = _VOTES.search(sentence)
    return vote is not None and not _CHOICE.search(sentence, 0, vote.start())
