"""The ways in which members meet, formal and not. What can be done in them is not said here."""

import enum


class Format(enum.Enum):
    """How the members meet. The Provisional Rules know only the first two."""

    PUBLIC = "public"
    PRIVATE = "private"
    CONSULTATIONS = "consultations"
    OTHER_MATTERS = "other_matters"
    """"Any other business" in consultations: any member raises a topic, and nobody can keep it off."""
    ARRIA_FORMULA = "arria_formula"
    OPEN_VTC = "open_vtc"
    """Video-teleconference of 2020-21; to hold an open one took everybody's agreement."""
    CLOSED_VTC = "closed_vtc"
    INTERACTIVE_DIALOGUE = "interactive_dialogue"

    @property
    def formal(self) -> bool:
        """Whether this is a formal meeting, which alone can decide anything."""
        return self is Format.PUBLIC or self is Format.PRIVATE
