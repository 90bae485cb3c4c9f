"""Why a Word file is not taken as a template."""

from hengl_uf.web.refusals import DeedRefused

FIELD = "template"  # what forms call the field that takes the file


class TemplateRefused(DeedRefused):
    """The file is no template that can be filled; the message says why and what to do."""

    def __init__(self, message):
        super().__init__(message, FIELD)
