"""The numbers of the chamber, by field of work."""

from chamber.figures import giving, mediation, members, party, services

FIGURES = (
    *members.FIGURES,
    *party.FIGURES,
    *services.FIGURES,
    *mediation.FIGURES,
    *giving.FIGURES,
)
