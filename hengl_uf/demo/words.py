"""The words of the demo town, from the tables beside this file."""

import tomllib
from functools import cache
from pathlib import Path
from random import Random


@cache
def words(name: str) -> dict:
    """One of our tables: `people`, `visits` or `cases`."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def marked(name: str) -> str:
    """A name that nobody can take for a real one."""
    return f"{name}{words('people')['mark']}"


def people(rng: Random, count: int) -> list[tuple[str, str]]:
    """So many different people: (name, romanised name), both marked."""
    pairs = [
        (marked(surname + given), marked(f"{sound} {given_sound}"))
        for surname, sound in words("people")["surnames"].items()
        for given, given_sound in words("people")["given"].items()
    ]
    return rng.sample(pairs, count)
