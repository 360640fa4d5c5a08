"""From what was read of a file to the draft of a document: its text, its earlier revisions, and what is in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from policysite.authoring.clause_ids import proposed_id
from policysite.authoring.drafts import AuthoringError
from policysite.authoring.form import Form, read_form, words
from policysite.authoring.form_fields import Fact, in_title_case, is_number
from policysite.authoring.form_rows import HistoryRow, associated_documents, history_rows
from policysite.authoring.hyphens import suggested_mends
from policysite.authoring.kept_ids import ids_ever_used, kept_ids
from policysite.authoring.outline import OutlineClause, outline
from policysite.authoring.outline_doubts import doubts, with_labels
from policysite.authoring.readers.characters import readable
from policysite.authoring.readers.records import Finding, FindingKind, Paragraph, Reading
from policysite.authoring.source_markup import Citing, without_label, without_tags
from policysite.model import Clause, HistoryRevision, Register, TextRevision, TranscriptionNote
from policysite.problems import as_written

_FEW = 4
"""Clauses without a label, up to which each gets a note of its own."""


_LEAD = 2
"""Paragraphs without a label before the first label, up to which they are taken for a part of the summary."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is said beside a file, for what the file itself may not say.

    Attributes:
        number: The number of the document.
        title: Its title.
        revised: The date that the revision carries.
        note: The line of the revision history.
    """

    number: str | None = None
    title: str | None = None
    revised: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file became.

    Attributes:
        number: The number of the document.
        department: The code of its department, where the file says it.
        type: Its type, where the file says it.
        text: The text.
        history: The other rows of its revision history.
        findings: All that a person should know.
    """

    number: str
    department: str | None
    type: str | None
    text: TextRevision
    history: tuple[HistoryRevision, ...]
    findings: tuple[Finding, ...]


def imported(reading: Reading, register: Register, given: Given) -> Imported:
    """Make a draft of what was read.

    Args:
        reading: What was read.
        register: What is known already: other documents, and the ids of this one's clauses.
        given: What is said beside the file.

    Raises:
        AuthoringError: The file does not say what must be known, or holds no text.
    """
    return _Import(reading, register, given).made()


@dataclass
class _Import:
    reading: Reading
    register: Register
    given: Given
    findings: list[Finding] = field(default_factory=list)
    notes: list[TranscriptionNote] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    def made(self) -> Imported:
        said = {Fact.NUMBER: self.given.number, Fact.TITLE: self.given.title}
        form = read_form(
            self.reading, self.register.organisation, {fact: value for fact, value in said.items() if value}
        )
        self.findings += [*self.reading.findings, *form.findings]
        rows = history_rows(form.sections["revision-history"], self.findings)
        number, revised, own_row, title = self._identity(form, rows)
        associated = associated_documents(form.sections["associated-documents"], self.findings)
        citing = Citing({*self.register.by_number, *(row.number for row in associated)}, number)
        summary, clauses = self._instruction(form, citing, number)
        text = TextRevision(
            revised=revised,
            effective=self._effective(form, revised),
            evidence="text",
            change_note=own_row.note,
            kind=form.kind,
            title=title,
            summary=summary,
            clauses=clauses,
            applicability=tuple(self._items(form.sections["applicability"], citing)),
            associated_documents=associated,
            approval_authority="\n".join(self._items(form.sections["approval-authority"], citing)) or None,
            transcription_notes=tuple(self.notes),
        )
        self.findings += [*citing.findings, *suggested_mends(self.reading.paragraphs, self.reading.line_ends)]
        self._account(text)
        facts = form.facts
        history = tuple(row.revision() for row in rows if row.day != revised)
        return Imported(number, facts.get(Fact.DEPARTMENT), facts.get(Fact.TYPE), text, history, tuple(self.findings))

    def _identity(self, form: Form, rows: Sequence[HistoryRow]) -> tuple[str, date, HistoryRow, str]:
        number = self.given.number or form.facts.get(Fact.NUMBER) or form.facts.get(Fact.PARENT)
        if number and not is_number(number):
            what = f"{as_written(number)} cannot be a document number."
            raise AuthoringError(f"{what} Use capital letters and digits, joined by hyphens, such as HUM-W050.")
        latest = max((row.day for row in rows), default=None)
        revised = self.given.revised or form.days.get(Fact.REVISED) or latest
        own = next((row for row in rows if row.day == revised), None)
        note = own.note if own else readable(self.given.note or "")
        title = readable(self.given.title or form.facts.get(Fact.TITLE) or "")
        lacking = [
            (what, option)
            for what, option, value in (
                ("its number", "--number", number),
                ("its title", "--title", title),
                ("the day on which it was revised", "--revised", revised),
                ("the change note of that revision", "--note", note),
            )
            if not value
        ]
        if not self.reading.paragraphs:
            raise AuthoringError("There is no text in the file.")
        if not (number and title and revised and note):
            said = ", nor ".join(what for what, _ in lacking)
            options = " and ".join(option for _, option in lacking)
            raise AuthoringError(f"The file does not say {said}. Say so with {options}.")
        if latest and latest != revised:
            what = f"The text is of {revised}, but the last row of the revision history is of {latest}."
            self.findings.append(Finding(FindingKind.DOUBT, "revision history", what))
        return number, revised, own or HistoryRow(revised, note, ""), self._title(title, number, form)

    def _title(self, title: str, number: str, form: Form) -> str:
        if not title.isupper() or self.given.title:
            return title
        document = self.register.by_number.get(number)
        known = [text.title for text in document.texts] if document else []
        sections = (form.sections[name] for name in ("summary", "instruction"))
        body = " ".join(words(paragraph.text) for section in sections for paragraph in section)
        written = next((other for other in known if other.upper() == title), None) or in_title_case(title, body)
        what = f"The file prints the title in capitals. Here it is “{written}”: look at names and abbreviations."
        self.findings.append(Finding(FindingKind.DOUBT, "title", what))
        self.notes.append(TranscriptionNote(note="The source prints the title in capitals."))
        return written

    @staticmethod
    def _effective(form: Form, revised: date) -> date | None:
        effective = form.days.get(Fact.EFFECTIVE)
        return effective if effective != revised else None

    def _instruction(self, form: Form, citing: Citing, number: str) -> tuple[str | None, tuple[Clause, ...]]:
        lead, tree = _outlined(form)
        for paragraph in lead:
            what = "The instruction begins with text that has no label. It stands at the end of the summary."
            self.findings.append(Finding(FindingKind.DOUBT, paragraph.place, what))
        summary = "\n".join(self._items([*form.sections["summary"], *lead], citing)) or None
        if not tree:
            raise AuthoringError("There is no text in the file that could be a clause.")
        self.findings += doubts(tree)
        listed = [clause for top in tree for clause in top.all()]
        self.typed += [clause.typed for clause in listed if clause.typed]
        texts = [without_label(citing.marked(without_tags(clause.text), clause.place)) for clause in listed]
        document = self.register.by_number.get(number)
        ids = kept_ids(texts, document)
        taken = ids_ever_used(document)
        made: list[str] = []
        for text, kept in zip(texts, ids, strict=True):
            made.append(kept or proposed_id(text, taken))
            taken.add(made[-1])
        pairs = iter(zip(made, texts, strict=True))
        clauses = tuple(_clauses(tree, pairs))
        self._note_labels(tree, made)
        return summary, clauses

    def _note_labels(self, tree: Sequence[OutlineClause], ids: Sequence[str]) -> None:
        lacking = [
            (id_, label) for (clause, label), id_ in zip(with_labels(tree), ids, strict=True) if not clause.written
        ]
        if len(lacking) > _FEW:
            note = f"The source shows no labels for {len(lacking)} of the clauses. Here their places decide."
            self.notes.append(TranscriptionNote(note=note))
            return
        for id_, label in lacking:
            note = f"The source shows no label for the clause. By its place it is {label}."
            self.notes.append(TranscriptionNote(clause=id_, note=note))

    def _items(self, paragraphs: Sequence[Paragraph], citing: Citing) -> Iterator[str]:
        for paragraph in paragraphs:
            if paragraph.label:
                what = f"The label “{paragraph.label}” was left out: there are no labels in this section."
                self.findings.append(Finding(FindingKind.DOUBT, paragraph.place, what))
            yield citing.marked(without_tags(paragraph.text), paragraph.place)

    def _account(self, text: TextRevision) -> None:
        """Look whether every word of the file is in the draft or among the findings, and no other word is."""
        placed = [*(words_of for _, words_of, _ in text.texts()), *self.typed]
        there = Counter(word for part in placed for word in words(part).split())
        there += Counter(word for finding in self.findings for word in finding.words.split())
        file = [*(words(paragraph.text) for paragraph in self.reading.paragraphs)]
        file += [finding.words for finding in self.reading.findings]
        asked = Counter(word for part in file for word in part.split())
        if lost := asked - there:
            what = "These words of the file were lost. This is a fault of the program."
            self.findings.append(Finding(FindingKind.NOT_PLACED, "whole file", what, " ".join(lost.elements())))
        if added := there - asked:
            what = f"The draft has words that the file does not have: {' '.join(added.elements())}."
            self.findings.append(Finding(FindingKind.DOUBT, "whole file", f"{what} This is a fault of the program."))


def _outlined(form: Form) -> tuple[Sequence[Paragraph], list[OutlineClause]]:
    """The clauses, and before them the paragraphs without a label that would push all labels one level down."""
    paragraphs = form.sections["instruction"]
    tree = outline(paragraphs)
    if not tree:
        return (), tree
    lead, rest = paragraphs[: len(tree)], paragraphs[len(tree) :]
    plain = not any(paragraph.label or paragraph.bullet or paragraph.heading for paragraph in lead)
    pushed = all(not clause.written and not clause.clauses for clause in tree[:-1])
    if form.has_instruction and len(tree) <= _LEAD and plain and pushed and not tree[-1].written:
        below = outline(rest)
        if below and all(clause.written for clause in below):
            return lead, below
    return (), tree


def _clauses(tree: Sequence[OutlineClause], pairs: Iterator[tuple[str, str]]) -> Iterator[Clause]:
    for clause in tree:
        id_, text = next(pairs)
        yield Clause(id=id_, text=text, clauses=tuple(_clauses(clause.clauses, pairs)))
