"""What a built page says, read from its HTML."""

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.project import html_file


def read_page(site: Path, address: str) -> BeautifulSoup:
    """Parse a page."""
    return BeautifulSoup(html_file(site, address).read_text(encoding="utf-8"), "html.parser")


def read_content(site: Path, address: str) -> Tag:
    """Parse a page and return its content, without the links to its own headings."""
    found = read_page(site, address).select_one("article")
    assert found is not None, f"{address} has no content"
    for link in found.select("a.headerlink"):
        link.decompose()
    return found


def the(tag: Tag, selector: str) -> Tag:
    """The one element that a selector finds."""
    found = tag.select(selector)
    assert len(found) == 1, f"{selector} finds {len(found)} elements"
    return found[0]


def text(tag: Tag) -> str:
    """The text of an element, letter for letter but for white space."""
    return squeezed(tag.get_text())


def squeezed(words: str) -> str:
    """A text whose runs of white space are one space each."""
    return " ".join(words.split())


def own_text(tag: Tag) -> str:
    """The text that stands in an element itself and not in one inside it."""
    return squeezed("".join(tag.find_all(string=True, recursive=False)))


def headings(content: Tag) -> list[Tag]:
    """The headings, in order."""
    return list(content.find_all(re.compile("^h[1-6]$")))


def ids(tag: Tag) -> set[str]:
    """Every id below an element."""
    return {str(found["id"]) for found in tag.find_all(id=True)}


def section(content: Tag, anchor: str) -> Tag:
    """All that stands between a second heading and the next, as an element of its own."""
    heading = the(content, f"h2[id='{anchor}']")
    whole = BeautifulSoup("<section></section>", "html.parser").section
    assert whole is not None
    for following in list(heading.next_siblings):
        if isinstance(following, Tag) and following.name == "h2":
            break
        whole.append(following.extract())
    return whole


def clauses(instruction: Tag) -> Iterator[tuple[str, str, Tag]]:
    """Label, words and element of each clause, in reading order.

    A clause is an item of a numbered list. Its label is the element that has the label as its id; its words are the
    paragraphs that do not belong to a clause below it.
    """
    for item in instruction.select("ol > li"):
        label = next(tag for tag in item.find_all(id=True) if tag.find_parent("li") is item)
        paragraphs = [paragraph for paragraph in item.find_all("p") if paragraph.find_parent("li") is item]
        yield text(label).removesuffix("."), "\n".join(map(text, paragraphs)), item


def facts(content: Tag) -> dict[str, str]:
    """The terms of the page's lists of terms, with what is said of each."""
    return {text(term): text(the(row, "dd")) for term in content.select("dl dt") if (row := term.parent)}
