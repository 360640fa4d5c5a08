"""The files of a site that is made from a plan: what stands in each, and where."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from datetime import date

from markupsafe import escape

from policysite.adapters.frames import Frames
from policysite.rendering import addresses
from policysite.site_plan import Made


def made_files(made: Made, frames: Frames) -> Iterator[tuple[str, bytes]]:
    """The files of a part of the plan: the path of each below the site's root, and its content.

    Args:
        made: The part.
        frames: What stands around its pages.
    """
    for page in made.pages:
        yield addresses.page_file(page.address), frames.html(page).encode()
    for file in made.all_files():
        yield file.path, file.read()


def sitemap_files(pages: Iterable[str], day: date, site: str | None) -> Iterator[tuple[str, bytes]]:
    """The sitemap, plain and packed; it lists nothing where the site's address is not known.

    Args:
        pages: The address of each page that search engines may list.
        day: As of which the site was made.
        site: Where the site's root is published; ``None`` where that is not known.
    """
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    whole = [escape(addresses.absolute(page, site)) for page in sorted(pages)] if site else []
    urls = "".join(f"<url><loc>{address}</loc><lastmod>{day}</lastmod></url>\n" for address in whole)
    text = f"{head}{urls}</urlset>\n".encode()
    yield "sitemap.xml", text
    yield "sitemap.xml.gz", gzip.compress(text, mtime=0)
