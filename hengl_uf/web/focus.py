"""Where typing starts."""

from hengl_uf.web import again
from hengl_uf.web.form_pages import FormPage


class FocusesFirst(FormPage, abstract=True):
    """A form that opens with the focus in its first field; one that comes back keeps to its errors."""

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        if data is None:
            again.focus_first(form)
        return form
