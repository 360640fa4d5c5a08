"""On which level each paragraph of an outline stands.

No label says by itself where it belongs: ``i.`` is a letter after ``h.`` and a numeral under ``c.``; in one file the
indentation tells the levels, in the next it was lost at a page break. So all ways to read the outline are followed at
once, paragraph by paragraph. Each costs as much as it departs from a flawless outline, only the cheapest are kept, and
at the end the cheapest wins. Labels weigh more than indentation: a break in their sequence costs 3 to 5, a paragraph
that stands further in or out than its neighbours about 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from policysite.authoring.outline_labels import Label, Style, readings

WAYS = 24
"""How many ways to read the outline are followed at once."""

DEEPEST = 8
"""Levels beyond which nothing is opened, so that no file can make an outline that exhausts the program."""

UNCOUNTED = (Style.BULLET, Style.NONE)


class Fault(StrEnum):
    """Where an outline departs from a flawless one. It is reported, and nothing is repaired."""

    TWICE = "twice"
    GAP = "gap"
    ORDER = "order"
    START = "start"
    MISSING = "missing"
    PARENT = "parent"
    JOINED = "joined"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph as far as its level depends on it.

    Attributes:
        label: Its label, or ``None``.
        bullet: The mark before it; empty where there is none.
        indent: How far to the right it begins, or ``None``.
        wrapped: Whether it may be the rest of the paragraph before.
    """

    label: Label | None
    bullet: str = ""
    indent: int | None = None
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a paragraph stands.

    Attributes:
        depth: Its level, counted from 1; 0 where it goes on with the clause before.
        style: How its list is counted.
        value: What its label counts; its place among its siblings where it has none.
        fault: How it departs from a flawless outline.
    """

    depth: int
    style: Style = Style.NONE
    value: int = 0
    fault: Fault = Fault.NONE


class _Level(NamedTuple):
    """A list that is open: how it is counted, how far it got, and how far in it stands."""

    style: Style
    marks: str
    value: int
    indent: int | None


_Levels = tuple[_Level, ...]


class _Option(NamedTuple):
    cost: float
    levels: _Levels
    placed: Placed


class _Way(NamedTuple):
    cost: float
    levels: _Levels
    placed: Placed | None
    before: _Way | None


def levels_of(items: Sequence[Item]) -> list[Placed]:
    """Read the levels of an outline, the cheapest way."""
    ways = [_Way(0, (), None, None)]
    for item in items:
        cheapest: dict[_Levels, _Way] = {}
        for way in ways:
            for option in _options(way.levels, item):
                cost = way.cost + option.cost
                known = cheapest.get(option.levels)
                if known is None or cost < known.cost:
                    cheapest[option.levels] = _Way(cost, option.levels, option.placed, way)
        ways = sorted(cheapest.values(), key=lambda way: way.cost)[:WAYS]
    found: list[Placed] = []
    back: _Way | None = ways[0]
    while back and back.placed:
        found.append(back.placed)
        back = back.before
    return found[::-1]


def _options(levels: _Levels, item: Item) -> Iterator[_Option]:
    label = item.label
    if label is None:
        yield from _bulleted(levels, item) if item.bullet else _unlabelled(levels, item)
        return
    if len(label.parts) > 1:
        yield from _compound(levels, item, label)
    else:
        for style, value in readings(label.parts[0]):
            yield from _counted(levels, item, _Level(style, label.marks, value, item.indent))
    if levels and item.wrapped:
        yield _Option(1.2 if label.is_weak else 2.2, levels, Placed(0, fault=Fault.JOINED))
    if label.is_weak:
        rest = Item(None, item.bullet, item.indent)
        yield from (option._replace(cost=option.cost + 1) for option in _options(levels, rest))


def _counted(levels: _Levels, item: Item, new: _Level) -> Iterator[_Option]:
    """A label goes on with a list that is open, or opens one below."""
    for depth, level in enumerate(levels, 1):
        step = _step(level, new)
        if step:
            cost, fault = step
            cost += _moved(level, item) + (0.7 if level.style == new.style and level.marks != new.marks else 0)
            yield _option(cost, levels[: depth - 1], new, fault)
    fault = Fault.NONE if new.value == 1 else Fault.START
    yield _option(_opened(levels, new) + (3.5 if fault else 0), levels[: DEEPEST - 1], new, fault)


def _step(level: _Level, new: _Level) -> tuple[float, Fault] | None:
    """What it costs to take a label for the next one of a list."""
    follows = new.value == level.value + 1
    if level.style is Style.BULLET:  # the items before have lost their labels
        return (1.6, Fault.NONE) if follows else (4.6, Fault.GAP)
    if level.style != new.style:
        alike = {level.style, new.style} in ({Style.LETTERS, Style.CAPITALS}, {Style.ROMAN, Style.CAPITAL_ROMAN})
        return (2.0, Fault.ORDER) if alike and follows else None
    if follows:
        return 0, Fault.NONE
    if new.value == level.value:
        return 4, Fault.TWICE
    return (3, Fault.GAP) if new.value > level.value else (5, Fault.ORDER)


def _compound(levels: _Levels, item: Item, label: Label) -> Iterator[_Option]:
    """``4.b.i`` names the levels above it; each that is another one than is open costs."""
    base = 1 if levels and levels[0].style is Style.NONE else 0
    above = levels[base : base + len(label.parts) - 1]
    strangers = len(label.parts) - 1 - len(above)
    for level, part in zip(above, label.parts, strict=False):
        strangers += level.value not in {value for _, value in readings(part)}
    fault = Fault.PARENT if strangers else Fault.NONE
    depth = base + len(above)
    for style, value in readings(label.parts[-1]):
        new = _Level(style, f"{label.marks}…", value, item.indent)
        if depth < len(levels):
            step = _step(levels[depth], new)
            if step:
                yield _option(3 * strangers + step[0], levels[:depth], new, fault or step[1])
        else:
            start = Fault.NONE if value == 1 else Fault.START
            yield _option(
                3 * strangers + 0.1 + (3.5 if start else 0), levels[:depth][: DEEPEST - 1], new, fault or start
            )


def _bulleted(levels: _Levels, item: Item) -> Iterator[_Option]:
    """A mark goes on with marks, opens a list, or stands where a label is missing."""
    for depth, level in enumerate(levels, 1):
        if level.style is Style.NONE:
            continue
        new = level._replace(value=level.value + 1, indent=item.indent)
        if level.style is Style.BULLET:
            other = 0 if level.marks == item.bullet else 0.8
            new = new._replace(marks=item.bullet)
            yield _option(_moved(level, item) + other, levels[: depth - 1], new)
        else:
            yield _option(_moved(level, item) + 1.6, levels[: depth - 1], new, Fault.MISSING)
    new = _Level(Style.BULLET, item.bullet, 1, item.indent)
    yield _option(_opened(levels, new), levels[: DEEPEST - 1], new)


def _unlabelled(levels: _Levels, item: Item) -> Iterator[_Option]:
    """A paragraph is a clause of its own, below or beside other such, or goes on with the clause before."""
    new = _Level(Style.NONE, "", 1, item.indent)
    if not levels:
        yield _option(0, levels, new)
        return
    top = levels[-1]
    paragraphs = sum(level.style is Style.NONE for level in levels)  # they are the outermost levels
    for depth, level in enumerate(levels[:paragraphs], 1):
        beside = level._replace(value=level.value + 1, indent=item.indent)
        yield _option(_moved(level, item) + (0.5 if depth < len(levels) else 0), levels[: depth - 1], beside)
    if paragraphs == len(levels):
        if _further_in(top, item.indent) and paragraphs < DEEPEST:
            yield _option(0.1, levels, new)
        return
    if not paragraphs:
        cost = 1.2 if _further_in(levels[0], item.indent) else 0.5
        yield _option(cost, (), new._replace(value=levels[0].value + 1))
    yield _Option(0.2 if _further_in(top, item.indent) else 0.8 + _moved(top, item) * 0.4, levels, Placed(0))


def _option(cost: float, above: _Levels, new: _Level, fault: Fault = Fault.NONE) -> _Option:
    return _Option(cost, (*above, new), Placed(len(above) + 1, new.style, new.value, fault))


def _opened(levels: _Levels, new: _Level) -> float:
    """What it costs to open a list below the clause before."""
    if not levels:
        return 0.2
    top = levels[-1]
    if top.style is Style.NONE:
        return 0.1
    further_in = _further_in(top, new.indent)
    known = new.indent is not None and top.indent is not None
    cost = 0.2 if further_in else 0.8 if not known or new.indent == top.indent else 1.7
    if any((level.style, level.marks) == (new.style, new.marks) for level in levels):
        cost += 0.3 if further_in else 5
    return cost


def _moved(level: _Level, item: Item) -> float:
    """What it costs that an item stands further in or out than the one before it in its list."""
    return 1.0 if None not in (level.indent, item.indent) and level.indent != item.indent else 0.0


def _further_in(level: _Level, indent: int | None) -> bool:
    return indent is not None and level.indent is not None and indent > level.indent
