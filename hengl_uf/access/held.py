"""What somebody typed into a form while the sign-in had run out: held until the same person is back.

A form carries a signed token: who opened it, and a number of its own. Only text with a valid token is held,
in the visitor's own session, and it is given back to nobody but the account that opened the form.
"""

import secrets

from django.core import signing
from django.http import QueryDict

SALT = "hengl_uf.form"
SESSION_KEY = "held_form"
LARGEST = 200_000  # characters of one held form
# Sessions lie in the database as they are: the number of a document is typed again (ADR 18).
NEVER_HELD = ("document_number",)


def new_token(user) -> str:
    """A token for one opening of one form by one person."""
    return signing.dumps([user.pk, secrets.token_urlsafe(12)], salt=SALT)


def owner_of(token: str) -> int | None:
    """The id of the account that opened the form, or None when the token is not ours."""
    try:
        return signing.loads(token or "", salt=SALT)[0]
    except (signing.BadSignature, IndexError, TypeError):
        return None


def hold(request) -> bool:
    """Keep the posted text of this request in its session; False when there is nothing of ours to keep."""
    owner = owner_of(request.POST.get("form_token", ""))
    typed = request.POST.copy()
    for name in NEVER_HELD:
        typed.pop(name, None)
    text = typed.urlencode()
    if owner is None or len(text) > LARGEST:
        return False
    request.session[SESSION_KEY] = {"owner": owner, "path": request.path, "text": text}
    return True


def held_for(request) -> QueryDict | None:
    """The text held for this person and this page, if any."""
    held = request.session.get(SESSION_KEY)
    if not held or held["owner"] != request.user.pk or held["path"] != request.path:
        return None
    return QueryDict(held["text"], mutable=True)


def let_go(request) -> None:
    """Forget what was held: it has been saved or given up."""
    request.session.pop(SESSION_KEY, None)
