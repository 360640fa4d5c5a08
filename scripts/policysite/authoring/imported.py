"""From what was read of a file to the draft of a document: its text, its earlier revisions, and what is in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from policysite.authoring.citing import Citing
from policysite.authoring.clause_ids import proposed_id
from policysite.authoring.form import Form, read_form, words
from policysite.authoring.form_fields import Fact, dated, in_title_case, is_number, number_and_title
from policysite.authoring.kept_ids import ids_ever_used, kept_ids
from policysite.authoring.mends import suggested_mends
from policysite.authoring.outline import OutlineClause, outline
from policysite.authoring.outline_doubts import doubts
from policysite.authoring.readers.records import Finding, FindingKind, Paragraph, Reading
from policysite.model import (
    AssociatedDocument,
    Clause,
    Document,
    HistoryRevision,
    Register,
    TextRevision,
    TranscriptionNote,
)
