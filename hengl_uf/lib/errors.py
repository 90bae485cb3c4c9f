"""What a person typed and we cannot read."""


class Unreadable(ValueError):
    """Text that a rule of `lib` refuses.

    The message is a sentence for the person who typed it: what is wrong and how to write it. Forms turn it
    into a field error.
    """
