"""GitHub, through its REST interface: pull requests, comments, and attached files."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

_SECONDS = 30
MAX_ATTACHMENT = 10_000_000
"""Bytes of an attached file that are read; a longer one is refused."""

ATTACHMENTS = re.compile(r"https://github\.com/(?:user-attachments|[\w.-]+/[\w.-]+)/files/\d+/[^\s()<>]+")
"""Where GitHub keeps files that are attached to an issue."""

_STORES = re.compile(
    r"https://(?:github\.com|[\w-]+\.githubusercontent\.com|github-production-[\w-]+\.s3\.amazonaws\.com)/.*"
)
"""Where it may lead on from there."""

_MAY_LEAD_ON = 5


class GitHubError(Exception):
    """GitHub refused or did not answer; the text says so, as a full sentence."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: Any, **_options: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Thread:
    """An issue or a pull request.

    Attributes:
        number: Its number.
        address: The page that shows it.
    """

    number: int
    address: str


@dataclass(frozen=True)
class GitHub:
    """A repository.

    Attributes:
        api: Address of the interface, such as ``https://api.github.com``.
        repository: Owner and name of the repository.
        token: What proves who asks.
        attachments: Where attached files may be.
        stores: Where it may lead on from there.
    """

    api: str
    repository: str
    token: str
    attachments: re.Pattern[str] = ATTACHMENTS
    stores: re.Pattern[str] = _STORES

    def open_pull_request(self, branch: str) -> Thread | None:
        """The open pull request of a branch of this repository, if there is one.

        Raises:
            GitHubError: GitHub did not answer.
        """
        owner = self.repository.partition("/")[0]
        found = self._ask("GET", f"pulls?{urlencode({'state': 'open', 'head': f'{owner}:{branch}'})}")
        return _thread(found[0]) if found else None

    def create_pull_request(self, branch: str, base: str, title: str, body: str) -> Thread:
        """Open a pull request.

        Args:
            branch: The branch with the change.
            base: The branch that it is to be taken into.
            title: Its title.
            body: Its first words.

        Raises:
            GitHubError: GitHub refused.
        """
        return _thread(self._ask("POST", "pulls", {"head": branch, "base": base, "title": title, "body": body}))

    def comment(self, number: int, mark: str, body: str) -> None:
        """Write a comment below an issue or a pull request, or renew the one that was written before.

        Args:
            number: The issue or pull request.
            mark: The first line, by which the comment is known; only one that a program wrote counts.
            body: The comment, which begins with the mark.

        Raises:
            GitHubError: GitHub refused.
        """
        page = 1
        while found := self._ask("GET", f"issues/{number}/comments?per_page=100&page={page}"):
            for comment in found:
                if comment["user"]["type"] == "Bot" and comment["body"].startswith(mark):
                    self._ask("PATCH", f"issues/comments/{int(comment['id'])}", {"body": body})
                    return
            page += 1
        self._ask("POST", f"issues/{number}/comments", {"body": body})

    def attachment(self, address: str) -> bytes:
        """Fetch a file that is attached to an issue. Nothing is asked of any other host, and no token is sent.

        Args:
            address: Where it is.

        Raises:
            GitHubError: It is no attachment, is too large, or cannot be fetched.
        """
        allowed = self.attachments
        opener = urllib.request.build_opener(_NoRedirects)
        for _ in range(_MAY_LEAD_ON):
            if not allowed.fullmatch(address):
                raise GitHubError(f"{_host(address)} is not where GitHub keeps attached files.")
            try:
                with opener.open(urllib.request.Request(address), timeout=_SECONDS) as answer:
                    content: bytes = answer.read(MAX_ATTACHMENT + 1)
                    break
            except urllib.error.HTTPError as error:
                error.close()
                if error.code not in (301, 302, 303, 307, 308):
                    raise GitHubError(f"GitHub does not give out the file ({error.code}).") from None
                address = urljoin(address, error.headers.get("Location", ""))
                allowed = self.stores
            except OSError:
                raise GitHubError("The file cannot be fetched from GitHub.") from None
        else:
            raise GitHubError("The file cannot be fetched from GitHub.")
        if len(content) > MAX_ATTACHMENT:
            raise GitHubError(f"The file has more than {MAX_ATTACHMENT // 1_000_000} MB.")
        return content

    def _ask(self, method: str, path: str, sent: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(
            f"{self.api.rstrip('/')}/repos/{quote(self.repository)}/{path}",
            data=json.dumps(sent).encode() if sent is not None else None,
            method=method,
            headers={"Authorization": f"Bearer {self.token}", "Accept": "application/vnd.github+json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            error.close()
            raise GitHubError(f"GitHub refused to {method} {path.partition('?')[0]} ({error.code}).") from None
        except (OSError, ValueError):
            raise GitHubError("GitHub did not answer.") from None


def _thread(found: Any) -> Thread:
    return Thread(int(found["number"]), str(found["html_url"]))


def _host(address: str) -> str:
    return urlsplit(address).hostname or "This"
