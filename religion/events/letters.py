"""What can happen to documents of the registry of sites and to their templates."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

LETTER_ADDED = Event("religion.letter.added", _("新增了场所文书"))
LETTER_CHANGED = Event("religion.letter.changed", _("修改了场所文书"))
LETTER_MADE = Event("religion.letter.made", _("出具了文书"))
