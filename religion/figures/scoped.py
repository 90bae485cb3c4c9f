"""What the figures of sites share: the rows that a scope covers."""

from hengl_uf.figures.listing import of_village

SITE = "site__village"


def seen(model, scope, path=SITE):
    """The rows of a model that the scope's account may see, of the scope's village; `path` leads to the village."""
    return of_village(model.objects.visible_to(scope.user).current(), scope, path)
