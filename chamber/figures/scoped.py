"""What the figures of the chamber share."""

OF_ENTERPRISE = "enterprise__village"  # from a record of an enterprise to its village


def seen(model, scope):
    """The records of a model that the person may know of."""
    return model.objects.visible_to(scope.user)
