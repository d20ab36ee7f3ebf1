"""The made-up school's children, by initials only, and the parents who have joined."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bot.playground.demo.names import CHILD_INITIALS, SURNAMES, Name, father, mother

# Children of each class: 300 in 14 classes.
CLASS_SIZES = {
    "1А": 24, "1Б": 23, "2А": 25, "3А": 22, "4А": 24, "5А": 23, "5Б": 22, "6А": 25, "7А": 20, "7Б": 21, "8А": 24,
    "9А": 22, "10А": 13, "11А": 12,
}  # fmt: skip
PARENT = Name.of("Клёнова Вера Игоревна")
# What a pupil who uses the bot is called in the messenger; the school keeps the initials only.
PUPIL = Name.of("Кленов Миша Игоревич")
PUPILS_CLASS = "9А"
PARENTS_CHILDREN = ("3А", "6А")
# Of the staff, who has a child in the school, and in which class.
STAFF_PARENTS = {"Осокина": "2А", "Быстров": "1Б"}
FAMILIES_OF_TWO = 42
FAMILIES_OF_THREE = 7
PARENTS_JOINED = 250


@dataclass(frozen=True, slots=True)
class Child:
    """A pupil: a class such as «5А», the line in its register, and initials."""

    class_title: str
    number: int
    initials: str


@dataclass(frozen=True, slots=True)
class Family:
    """Who joined of the parents (nobody, one or two) and their children. `employee` is a surname of the staff."""

    parents: tuple[Name, ...]
    children: tuple[Child, ...]
    employee: str = ""


def children(random: Random) -> list[Child]:
    """All pupils, in each class by surname; the given name's initial comes first, and nobody's are the same."""
    made: list[Child] = []
    for title, size in CLASS_SIZES.items():
        pairs = [(surname, given) for surname in CHILD_INITIALS for given in CHILD_INITIALS if given != surname]
        chosen = sorted(random.sample(pairs, size))
        made += [
            Child(title, number, f"{given}. {surname}.") for number, (surname, given) in enumerate(chosen, start=1)
        ]
    return made


def families(random: Random, pupils: Sequence[Child]) -> list[Family]:
    """Divide the pupils into families, and let about nine of ten families have joined."""
    left = list(pupils)
    made = [Family((PARENT,), tuple(_take(left, title) for title in PARENTS_CHILDREN))]
    made += [Family((), (_take(left, title),), surname) for surname, title in STAFF_PARENTS.items()]
    random.shuffle(left)
    sizes = [3] * FAMILIES_OF_THREE + [2] * FAMILIES_OF_TWO
    sizes += [1] * (len(left) - sum(sizes))
    couples = _parents(random, len(sizes))
    for size, parents in zip(sizes, couples, strict=True):
        made.append(Family(parents, tuple(left.pop() for _ in range(size))))
    return made


def _take(left: list[Child], title: str) -> Child:
    child = next(child for child in left if child.class_title == title)
    left.remove(child)
    return child


def _parents(random: Random, count: int) -> list[tuple[Name, ...]]:
    """Parents of so many families, no two of the same name: mostly one of them joined, sometimes both or nobody."""
    joined = [1] * count
    for family in random.sample(range(count), count // 10):
        joined[family] = 0
    both = PARENTS_JOINED - 1 - sum(joined)
    for family in random.sample([family for family in range(count) if joined[family]], both):
        joined[family] = 2
    known: set[Name] = set()
    return [_couple(random, number, known) for number in joined]


def _couple(random: Random, number: int, known: set[Name]) -> tuple[Name, ...]:
    while True:
        surname = random.choice(SURNAMES)
        pair = (mother(random, surname), father(random, surname))
        couple = pair if number == 2 else (pair[random.random() > 0.8],)[:number]  # both of them
        if known.isdisjoint(couple):
            known.update(couple)
            return couple
