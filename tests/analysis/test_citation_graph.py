from datetime import date

from policysite.analysis import CitationGraph, citation_graph
from policysite.model import PlacedCitation, citations_of
from tests.builders import clause, held, history_revision, not_held, register_of, text_revision

TODAY = date(2024, 6, 1)

LENDING = text_revision(
    date(2024, 1, 1),
    clause("care", "Handle as [[EXA-W002#clean-hands]] and [[EXA-P003]] say.", clause("end", "See [[EXA-W001#care]].")),
    summary="As *all of [[EXA-W002]]* says.",
    applicability=["Those who read [[EXA-P003]]."],
    associated=["EXA-P003"],
    approval_authority="The keeper of [[EXA-W002]]",
)


def graph_of_the_example() -> CitationGraph:
    return citation_graph(
        register_of(
            held("EXA-W002", text_revision(date(2024, 1, 1), "See [[EXA-W001]].", "[[EXA-W001]] again.")),
            held("EXA-W001", LENDING),
            not_held("EXA-P003"),
        ),
        TODAY,
    )


def test_citations_of_a_text_in_reading_order_then_its_associated_documents() -> None:
    assert list(citations_of("EXA-W001", LENDING)) == [
        PlacedCitation("EXA-W001", 0, "summary", None, None, "EXA-W002"),
        PlacedCitation("EXA-W001", 1, "instruction", "care", "1", "EXA-W002", "clean-hands"),
        PlacedCitation("EXA-W001", 2, "instruction", "care", "1", "EXA-P003"),
        PlacedCitation("EXA-W001", 3, "instruction", "end", "1.a", "EXA-W001", "care"),
        PlacedCitation("EXA-W001", 4, "applicability", None, None, "EXA-P003"),
        PlacedCitation("EXA-W001", 5, "approval-authority", None, None, "EXA-W002"),
        PlacedCitation("EXA-W001", 6, "associated-documents", None, None, "EXA-P003"),
    ]


def test_who_cites_whom() -> None:
    graph = graph_of_the_example()
    assert [citation.target for citation in graph.cites("EXA-W002")] == ["EXA-W001", "EXA-W001"]
    assert [(citation.citing, citation.position) for citation in graph.cited_by("EXA-W002")] == [
        ("EXA-W001", 0),
        ("EXA-W001", 1),
        ("EXA-W001", 5),
    ]


def test_a_document_that_cites_itself_is_among_those_that_cite_it() -> None:
    citing = [(citation.citing, citation.clause) for citation in graph_of_the_example().cited_by("EXA-W001")]
    assert citing == [("EXA-W001", "end"), ("EXA-W002", "c1"), ("EXA-W002", "c2")]


def test_a_document_that_is_not_held_cites_nothing_and_may_be_cited() -> None:
    graph = graph_of_the_example()
    assert graph.cites("EXA-P003") == ()
    assert len(graph.cited_by("EXA-P003")) == 3


def test_a_number_that_no_one_cites() -> None:
    assert graph_of_the_example().cited_by("EXA-W009") == ()


def test_citations_are_in_the_order_of_numbers_whatever_that_of_the_register() -> None:
    citing = [citation.citing for citation in graph_of_the_example().citations]
    assert citing == sorted(citing)


def test_only_texts_in_force_cite() -> None:
    past = text_revision(date(2023, 1, 1), "See [[EXA-P003]].")
    present = text_revision(date(2024, 1, 1), "See [[EXA-W002]].")
    upcoming = text_revision(date(2025, 1, 1), "See [[EXA-W009]].")
    register = register_of(held("EXA-W001", past, present, upcoming))
    assert [citation.target for citation in citation_graph(register, TODAY).citations] == ["EXA-W002"]
    assert [citation.target for citation in citation_graph(register, date(2023, 6, 1)).citations] == ["EXA-P003"]


def test_nothing_is_cited_while_only_the_history_of_the_revision_in_force_is_held() -> None:
    before = text_revision(date(2023, 1, 1), "See [[EXA-P003]].")
    register = register_of(held("EXA-W001", before, history_revision(date(2024, 1, 1))))
    assert citation_graph(register, TODAY).citations == ()
