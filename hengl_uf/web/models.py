"""What the pages themselves remember."""

from django.conf import settings
from django.db import models


class FormReceipt(models.Model):
    """One opened form that was saved: sent a second time, it leads to the first result instead of a double."""

    token = models.CharField(max_length=120, primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    url = models.CharField(max_length=300)
    saved_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self):
        return self.url
