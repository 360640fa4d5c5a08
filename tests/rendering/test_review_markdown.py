from hypothesis import given
from hypothesis import strategies as st

from policysite.rendering.review_markdown import Piece, Rank, fitting

NOTE = "<p>Cut.</p>"
pieces = st.lists(st.builds(Piece, st.sampled_from(Rank), st.integers(1, 300).map("x".__mul__)), max_size=30)


@given(pieces, st.integers(100, 4000))
def test_what_fits_is_never_longer_than_there_is_room(given_pieces: list[Piece], room: int) -> None:
    assert len("\n\n".join(fitting(given_pieces, NOTE, room))) <= room


@given(pieces)
def test_what_fits_as_a_whole_is_left_whole(given_pieces: list[Piece]) -> None:
    room = sum(len(piece.text) + 2 for piece in given_pieces)
    assert list(fitting(given_pieces, NOTE, room)) == [piece.text for piece in given_pieces]


def test_what_matters_less_is_cut_first_and_each_place_says_so() -> None:
    ranks = [Rank.ALWAYS, Rank.NEXT, Rank.NEXT, Rank.ALWAYS, Rank.LAST, Rank.FIRST, Rank.ALWAYS]
    whole = [Piece(rank, f"{rank.name} {'x' * 100}") for rank in ranks]
    cut = list(fitting(whole, NOTE, 500))
    assert [text.partition(" ")[0] for text in cut] == [
        "ALWAYS",
        "<p>Cut.</p>",
        "ALWAYS",
        "<p>Cut.</p>",
        "FIRST",
        "ALWAYS",
    ]
