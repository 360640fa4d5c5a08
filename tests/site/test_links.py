"""No link of the site leads to a page or to a place on a page that is not there: LinkChecker says so over http.

That broken links and anchors are found is seen in tests/audit.
"""

from urllib.parse import urldefrag

from policysite.adapters.audit import links
from tests.site.checkers import EMBEDDED
from tests.site.expected import DOCUMENT, labels
from tests.site.pages import NOT_FOUND, page_addresses


def test_every_link_and_anchor_of_the_site(address: str) -> None:
    rows = links.rows([address, address + NOT_FOUND])

    assert [
        f"{row['parentname']} -> {row['urlname']}: {row['result']} {row['warningstring']}"
        for row in rows
        if row["valid"] != "True" or row["warningstring"]
    ] == []
    checked = {row["url"] for row in rows}
    pages = {urldefrag(url).url for url in checked}
    # Nothing on the site itself leads to the page that is there for other sites.
    assert {address + page for page in page_addresses() if page != EMBEDDED} <= pages
    assert {f"{address}{DOCUMENT}#{label}" for label in labels()} <= checked
    assert len(checked) > 100
