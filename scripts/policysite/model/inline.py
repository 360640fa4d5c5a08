r"""The markup that a policy text may hold: emphasis, links and citations.

That is ``*emphasis*``, ``**strong**``, ``[words](https://…)``, ``[[NUMBER]]`` and ``[[NUMBER#clause-id]]``.

Everything else is text. A backslash before a punctuation mark shows the mark as it is. The rules of emphasis and links
are those of CommonMark, through markdown-it-py with all its other rules off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis, link
from markdown_it.token import Token

from policysite.model.base import NUMBER
from policysite.model.clauses import ID


@dataclass(frozen=True, slots=True)
class Text:
    """Words without markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """``*words*``."""

    children: Inline


@dataclass(frozen=True, slots=True)
class Strong:
    """``**words**``."""

    children: Inline


@dataclass(frozen=True, slots=True)
class Link:
    """``[words](address)``; the address is https or mailto."""

    address: str
    children: Inline


@dataclass(frozen=True, slots=True)
class Citation:
    """``[[NUMBER]]`` or ``[[NUMBER#clause-id]]``."""

    number: str
    clause: str | None = None

    def __str__(self) -> str:
        return f"[[{self.number}#{self.clause}]]" if self.clause else f"[[{self.number}]]"


Inline = tuple[Text | Emphasis | Strong | Link | Citation, ...]
"""A run of text with its markup."""

ALLOWED_LINK = re.compile(r"(?:https://|mailto:)[^\s<>\"]+")
"""The addresses that a policy text may link to."""

MAX_NESTING = 8
"""Emphasis inside emphasis beyond this is left out, so that no text exhausts the stack."""

_CITATION = re.compile(rf"\[\[({NUMBER})(?:#({ID}))?\]\]")


def _citation_rule(state: StateInline, silent: bool) -> bool:
    found = _CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"number": found[1], "clause": found[2]}
    state.pos = found.end()
    return True


_ADDRESS_BEGINS = re.compile(r"\(\s*<?(?:https://|mailto:)")


def _link_rule(state: StateInline, silent: bool) -> bool:
    """CommonMark's rule, which by itself takes ``[words]()`` for a link to nowhere."""
    start = state.pos
    if not link(state, True):
        return False
    state.pos = start
    label_end = state.md.helpers.parseLinkLabel(state, start, True)
    return bool(_ADDRESS_BEGINS.match(state.src, label_end + 1)) and link(state, silent)


def _asterisks_only(state: StateInline, silent: bool) -> bool:
    """Emphasis by ``*`` alone: an underscore is a blank to be filled in, or part of an address."""
    return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
    parser.inline.ruler.at("link", _link_rule)
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.inline.ruler.at("emphasis", _asterisks_only)
    parser.validateLink = lambda url: bool(ALLOWED_LINK.fullmatch(url))  # type: ignore[method-assign]
    return parser


_PARSER = _parser()


@lru_cache(maxsize=65536)
def parse(text: str) -> Inline:
    """Read the markup of one paragraph."""
    if not any(mark in text for mark in "*[\\"):
        return (Text(text),)
    if "*" not in text and "\\" not in text and "[" not in _CITATION.sub("", text):
        return tuple(_citations_alone(text))
    (block,) = _PARSER.parseInline(text)
    return _nodes(_shallow(block.children or ()))


def _citations_alone(text: str) -> Iterator[Text | Citation]:
    """The nodes of a text that has no other markup: most texts that have any, read without the parser's cost."""
    end = 0
    for found in _CITATION.finditer(text):
        if words := text[end : found.start()]:
            yield Text(words)
        yield Citation(found[1], found[2])
        end = found.end()
    if words := text[end:]:
        yield Text(words)


def _shallow(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens without marks that nest deeper than any reader could follow."""
    depth = 0
    for token in tokens:
        depth += token.nesting == 1
        if token.nesting == 0 or depth <= MAX_NESTING:
            yield token
        depth -= token.nesting == -1


def _nodes(tokens: Iterator[Token]) -> Inline:
    nodes: list[Text | Emphasis | Strong | Link | Citation] = []
    for token in tokens:
        if token.nesting == -1:
            break
        if token.type == "citation":
            nodes.append(Citation(token.meta["number"], token.meta["clause"]))
        elif token.type == "em_open":
            nodes.append(Emphasis(_nodes(tokens)))
        elif token.type == "strong_open":
            nodes.append(Strong(_nodes(tokens)))
        elif token.type == "link_open":
            nodes.append(Link(str(token.attrs["href"]), _nodes(tokens)))
        else:
            words = "\n" if token.type == "hardbreak" else token.content
            before = nodes[-1] if nodes else None
            if isinstance(before, Text):
                nodes[-1] = Text(before.text + words)
            elif words:
                nodes.append(Text(words))
    return tuple(nodes)


def citations(nodes: Inline) -> Iterator[Citation]:
    """Every citation in the text, in reading order."""
    for node in nodes:
        if isinstance(node, Citation):
            yield node
        elif not isinstance(node, Text):
            yield from citations(node.children)


def plain_text(nodes: Inline, *, cite: Callable[[Citation], str] = lambda citation: citation.number) -> str:
    """The words as a reader hears them, without markup.

    Args:
        nodes: The text.
        cite: How a citation is worded; by the document's number unless given.
    """
    words: list[str] = []
    for node in nodes:
        if isinstance(node, Text):
            words.append(node.text)
        elif isinstance(node, Citation):
            words.append(cite(node))
        else:
            words.append(plain_text(node.children, cite=cite))
    return "".join(words)
