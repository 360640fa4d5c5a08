"""How hard a text is to read: the grade of Flesch and Kincaid, the school year in which it can be read."""

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_SENTENCE = re.compile(r"[.!?:](?=\s|$)|\n\s*\n")


def prose(markdown: str) -> str:
    """The sentences of a page: without code, tables, pictures and addresses."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    text = re.sub(r"^ *```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"!\[.*?\]\(.*?\)", "", text, flags=re.DOTALL)
    text = re.sub(r"^\|.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"`[^`]*`|<[^>]*>", "it", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^#+ .*$|^ *(?:[-*]|\d+\.) ", "\n\n", text, flags=re.MULTILINE)
    return text.replace("*", "")


def grade(text: str) -> float:
    """0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975)."""
    sentences = [found for found in (_WORD.findall(part) for part in _SENTENCE.split(text)) if found]
    words = [word for sentence in sentences for word in sentence]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, without an e that is not spoken; close enough for a whole page."""
    spoken = re.sub(r"(?<=[^aeiouyl])es?$|(?<=[^td])ed$", "", re.sub(r"['’]s?$", "", word.lower()))
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))
