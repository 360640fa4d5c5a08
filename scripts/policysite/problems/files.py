"""What can be wrong with files, before it matters what they say."""

from __future__ import annotations

from policysite.problems.kinds import errors

FILES = errors(
    (
        "source-missing",
        "A file or folder that the register needs is not there.",
        "Create it, or restore it from the history of the repository.",
    ),
    (
        "source-unreadable",
        "A file is there but cannot be read.",
        "Check that the file's permissions allow it to be read.",
    ),
    (
        "outside-sources",
        "A link leads out of policy_src. It is not followed: nothing outside may become policy text.",
        "Replace the link with the file itself.",
    ),
    (
        "file-too-large",
        "A source file is larger than any needs to be: 1 MB for policy text, 20 MB for the ledger.",
        "Check that the right file was added; a policy of 100 pages has about 0.4 MB.",
    ),
    (
        "not-utf8",
        "A file holds bytes that are not UTF-8 text.",
        "Save the file again with the encoding UTF-8.",
    ),
    (
        "unexpected-file",
        "A file in policy_src has a name that the register does not know, so it would be left out unseen.",
        "Name a revision by its date, such as 2024-02-21.yml, or remove the file.",
    ),
)

YAML = errors(
    (
        "yaml-syntax",
        "The file breaks the rules of YAML, so it cannot be read.",
        "Compare the line with a published revision.",
    ),
    (
        "yaml-duplicate-key",
        "The same key stands twice in one place; only one of the two could count.",
        "Keep one of the two.",
    ),
    (
        "yaml-alias",
        "The file uses a YAML anchor or alias (& or *). Policy texts are written out in full.",
        "Write the text out at this place. If the text begins with & or *, put it in quotes.",
    ),
    (
        "yaml-tag",
        "The file uses a YAML tag (!). Sources hold plain text, lists and keys only.",
        "Remove the tag. If the text begins with an exclamation mark, put it in quotes.",
    ),
    (
        "yaml-comment",
        "A comment (#) stands behind a text without quotes, so the text would end before it.",
        "Put the text in quotes. If it is a comment, move it to a line of its own.",
    ),
    (
        "yaml-nesting",
        "Lists or keys are nested deeper than any policy needs.",
        "Check the indentation of the lines above.",
    ),
)
