"""How a deed says no."""


class DeedRefused(Exception):
    """A rule of the field forbids this deed; the message is a sentence for the person.

    `field` names the form field beside which it belongs, None when it concerns the whole. Every exception that an
    `actions.py` raises on purpose derives from this one, so that pages know it from a defect.
    """

    def __init__(self, message, field=None):
        super().__init__(str(message))
        self.field = field


class StaleEdit(DeedRefused):
    """Somebody else saved the record after this form was opened."""

    def __init__(self, message, current):
        super().__init__(message)
        self.current = current
