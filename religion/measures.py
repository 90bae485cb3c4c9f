"""What is read over sites and hazards besides how many they are; figures and the lists that they open state the same."""

from django.db.models import Q

from hengl_uf.web.measures import ShareOf
from religion.models import Hazard
from religion.models.sites import NUMBERED

NUMBERED_SHARE = ShareOf(NUMBERED)
COVERED_SHARE = ShareOf(Q(covered=True))  # of sites `with_coverage`
CLOSED_SHARE = ShareOf(Q(state=Hazard.State.CLOSED))
