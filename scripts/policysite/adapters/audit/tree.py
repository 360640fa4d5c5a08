"""What a screen reader is told: the accessibility tree that the browser makes of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from playwright.sync_api import CDPSession, Page

from policysite.adapters.audit.findings import Observations
from policysite.adapters.audit.own_rules import look, observed

_LANDMARKS = {"banner", "navigation", "main", "contentinfo", "complementary", "search", "form", "region"}
_ONE_EACH = {"banner", "main", "contentinfo"}
_CONTROLS = {"button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "menuitem", "tab", "switch"}
_GRAPHICS = {"image", "img", "graphics-document", "graphics-object", "graphics-symbol", "SvgRoot"}
_MARK_TAGS = {"INS", "DEL", "S"}
_MARK_CLASS = re.compile(r"insert|delet|added|removed")
_INLINE = {"SPAN", "B", "I", "EM", "STRONG", "MARK", "U"}
_SAID = re.compile(r"insert|delet|add|remov", re.IGNORECASE)

Fault = tuple[str, "Node | None", str]


@dataclass(slots=True)
class Node:
    """A node of the tree.

    Attributes:
        role: What it is.
        name: How it is called.
        level: Of a heading.
        dom: The browser's number of the element behind it.
        told: Whether screen readers are told of it.
        below: The nodes in it.
    """

    role: str
    name: str
    level: int
    dom: int | None
    told: bool
    below: list[Node] = field(default_factory=list)

    def all(self) -> Iterator[Node]:
        """The node and everything in it that is told, in reading order."""
        if self.told:
            yield self
        for node in self.below:
            yield from node.all()


class Tree:
    """The accessibility tree of a page as it stands."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        raw = session.send("Accessibility.getFullAXTree")["nodes"]
        nodes = {row["nodeId"]: _node(row) for row in raw}
        for row in raw:
            nodes[row["nodeId"]].below = [nodes[child] for child in row.get("childIds", ()) if child in nodes]
        self.root = nodes[raw[0]["nodeId"]]
        self.told: Sequence[Node] = list(self.root.all())
        self._by_element = {node.dom: node for node in nodes.values() if node.dom is not None}

    def digest(self) -> str:
        """One line that is the same for two states exactly if screen readers are told the same in both."""
        return sha256(repr([(node.role, node.name, node.level) for node in self.told]).encode()).hexdigest()

    def marks(self) -> Iterator[tuple[Node, str]]:
        """The elements that mark an insertion or deletion, each with what screen readers are told in it."""
        document = self._session.send("DOM.getDocument", {"depth": -1})["root"]
        for row in _elements(document):
            attributes = row.get("attributes", [])
            css = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("class", "")
            name = row["nodeName"]
            if name not in _MARK_TAGS and not (name in _INLINE and _MARK_CLASS.search(css)):
                continue
            nodes = (self._by_element.get(below["backendNodeId"]) for below in _elements(row))
            words = " ".join(node.name for node in nodes if node and node.told and node.role == "StaticText")
            if words:
                # What has no meaning of its own is not in the tree.
                plain = Node(role="", name="", level=0, dom=row["backendNodeId"], told=False)
                yield self._by_element.get(row["backendNodeId"], plain), words

    def place(self, node: Node) -> dict[str, str]:
        """Selector and HTML of the element behind a node."""
        if node.dom is None:
            return {}
        found = self._session.send("DOM.resolveNode", {"backendNodeId": node.dom})["object"]
        script = (
            "function () { const element = this.nodeType === 1 ? this : document.documentElement;"
            " return { selector: __audit.selectorOf(element), html: __audit.htmlOf(element) }; }"
        )
        call = {"objectId": found["objectId"], "functionDeclaration": script, "returnByValue": True}
        value: dict[str, str] = self._session.send("Runtime.callFunctionOn", call)["result"]["value"]
        return value


def _node(row: Mapping[str, Any]) -> Node:
    properties = {one["name"]: one["value"].get("value") for one in row.get("properties", ())}
    return Node(
        role=row.get("role", {}).get("value", ""),
        name=(row.get("name", {}).get("value") or "").strip(),
        level=int(properties.get("level") or 0),
        dom=row.get("backendDOMNodeId"),
        told=not row["ignored"],
    )


def _elements(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield row
    for child in row.get("children", ()):
        yield from _elements(child)


def check_tree(page: Page, tree: Tree, state: str) -> Observations:
    """Everything that the tree must hold to.

    Args:
        page: The page.
        tree: Its tree.
        state: Names the state in which the page is.
    """
    applied: set[str] = set()
    faults: list[Fault] = []
    for check in (_headings, _landmarks, _names, _tables, _redlines):
        names, found = check(tree)
        applied |= names
        faults += found
    rows = [{"rule": name, "what": what} | (tree.place(node) if node else {}) for name, node, what in faults]
    seen = observed("tree", page, state, applied, rows)
    seen.add(look(page, "tree", "semantics.js", state))
    return seen


def _headings(tree: Tree) -> tuple[set[str], list[Fault]]:
    headings = [node for node in tree.told if node.role == "heading"]
    faults: list[Fault] = [("heading-empty", node, "The heading has no words.") for node in headings if not node.name]
    first = [node for node in headings if node.level == 1]
    if len(first) != 1:
        faults.append(("one-h1", first[1] if first else None, f"There are {len(first)} first headings; one is right."))
    level = 0
    for node in headings:
        if node.level > level + 1:
            what = f"“{node.name}” is a heading {node.level} after a heading {level}: a level is left out."
            faults.append(("heading-skip", node, what if level else f"The page begins with a heading {node.level}."))
        level = node.level
    return {"one-h1", *(("heading-skip", "heading-empty") if headings else ())}, faults


def _landmarks(tree: Tree) -> tuple[set[str], list[Fault]]:
    landmarks = [node for node in tree.told if node.role in _LANDMARKS]
    faults: list[Fault] = []
    if not any(node.role == "main" for node in landmarks):
        faults.append(("landmark-main", None, "The page has no main part."))
    seen: Counter[tuple[str, str]] = Counter()
    for node in landmarks:
        key = (node.role, "" if node.role in _ONE_EACH else node.name)
        seen[key] += 1
        if seen[key] == 2:
            called = f" called “{node.name}”" if node.name else ""
            faults.append(("landmark-twice", node, f"There is another {node.role}{called} on the page."))
    return {"landmark-main", "landmark-twice"}, faults


def _names(tree: Tree) -> tuple[set[str], list[Fault]]:
    graphics = [node for node in tree.told if node.role in _GRAPHICS]
    controls = [node for node in tree.told if node.role in _CONTROLS]
    faults: list[Fault] = [
        *(("graphic-unnamed", node, "The graphic has no name.") for node in graphics if not node.name),
        *(("control-unnamed", node, f"The {node.role} has no name.") for node in controls if not node.name),
    ]
    names = {"graphic-unnamed": graphics, "control-unnamed": controls}
    return {name for name, nodes in names.items() if nodes}, faults


def _tables(tree: Tree) -> tuple[set[str], list[Fault]]:
    tables = [node for node in tree.told if node.role in ("table", "grid")]
    faults: list[Fault] = [
        ("table-headers", table, "No cell of the table is a header.")
        for table in tables
        if not any(cell.role in ("columnheader", "rowheader") for cell in table.all())
    ]
    return {"table-headers"} if tables else set(), faults


def _redlines(tree: Tree) -> tuple[set[str], list[Fault]]:
    marks = list(tree.marks())
    faults: list[Fault] = [
        ("redline-not-announced", node, f"Nothing tells a listener that “{words[:60]}” is a change.")
        for node, words in marks
        if not (node.told and node.role in ("insertion", "deletion")) and not _SAID.search(words)
    ]
    return {"redline-not-announced"} if marks else set(), faults
