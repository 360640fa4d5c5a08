"""What can be wrong with a checker."""

from __future__ import annotations

from policysite.problems.kinds import errors, shown_errors, warnings

CHECKERS = (
    errors(
        (
            "checker-id-malformed",
            "A name in a checker is not made of lower-case words joined by hyphens.",
            "Use lower-case letters and digits, words joined by hyphens, beginning with a letter.",
        ),
        (
            "checker-id-twice",
            "Two questions, two answers to a question, two outcomes or two rules of a checker have the same name.",
            "Give one of them another name.",
        ),
        (
            "checker-unknown-name",
            "A checker refers to a question, an answer, an outcome or a rule that it does not have.",
            "Correct the name, or add what it names.",
        ),
        (
            "checker-skip-order",
            "Whether a question is asked depends on a question that is not asked before it.",
            "Name questions in skip_if that stand above it, or move the question down.",
        ),
        (
            "checker-silence",
            "A checker must have one outcome for what the text does not say.",
            "Give exactly one outcome the kind silence.",
        ),
        (
            "checker-without-text",
            "The document of a checker is not in the register, or no text of it is in force when the checker appears.",
            "Correct the number of the document, or the date in the name of the file.",
        ),
        (
            "checker-too-large",
            "A checker has more than 100,000 cases, which nobody could review.",
            "Ask fewer questions, offer fewer answers, or skip questions where they do not matter.",
        ),
        (
            "checker-incomplete",
            "In some case of a checker no rule applies, or a question has no possible answer.",
            "Add a rule for the case. Where the text does not say, a rule says so: its outcome is the silent one.",
        ),
        (
            "checker-rule-idle",
            "A rule of a checker, or an exception of a rule, decides no case, so nobody would notice if it were wrong.",
            "Correct its conditions, or remove it.",
        ),
        (
            "checker-rule-twin",
            "Two rules of a checker apply to the same case with the same outcome, and one cites nothing of its own, so "
            "nobody would notice if it applied where it should not.",
            "Put them into one rule, or correct their conditions.",
        ),
        (
            "checker-condition-idle",
            "A condition of a rule names an answer with which it holds in no case.",
            "Remove the answer from the condition, or correct what keeps it from holding.",
        ),
        (
            "checker-answer-idle",
            "A question of a checker, or one of its answers, changes nothing in any case.",
            "Remove the question, put two answers into one, or correct the rules that should tell them apart.",
        ),
        (
            "checker-outcome-unreached",
            "An outcome of a checker comes out in no case.",
            "Remove the outcome, or correct the rules that should lead to it.",
        ),
        (
            "checker-conflict",
            "Rules with different outcomes apply to the same case, and nobody has said that this is meant; or what was "
            "said to be meant never happens.",
            "Correct the conditions of the rules. If it is meant, write it under accepted.",
        ),
        (
            "checker-clause-unknown",
            "A checker names a clause that is not in the text in force on the day on which the checker appears.",
            "Correct the clause's id. It is the id of the clause, not its label.",
        ),
        (
            "checker-clause-uncovered",
            "A clause is neither cited by a rule of the checker nor left out with a reason, or it is both.",
            "Cite the clause in a rule, or give the reason under not_coded why no rule does.",
        ),
        (
            "checker-scenario",
            "A scenario does not come out as it says.",
            "Correct the rules if the scenario is right, or the scenario if it is wrong.",
        ),
    )
    | shown_errors(
        (
            "checker-stale",
            "A checker rests on words that are not, or will not be, those of the text in force. From then on the site "
            "shows that it is under review, and none of its answers.",
            "Compare the rules with the text, then run policysite affirm with the name of the checker.",
        ),
    )
    | warnings(
        (
            "checker-gap",
            "A checker does not fit the text in force on some days before its next revision appears. On those days the "
            "site shows that it is under review.",
            "If the next revision is not published yet, name its file by the day on which the text changes.",
        ),
    )
)
