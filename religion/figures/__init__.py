"""The numbers of the registry of sites."""

from religion.figures import events, places, rounds

FIGURES = (*places.FIGURES, *rounds.FIGURES, *events.FIGURES)
