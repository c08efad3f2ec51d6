"""One YAML file as plain data, with the line every key came from, or a fault that says where.

Every scalar is the text that was written, or None: whether "No", "12:30" or "010" is a text or
something else is for the model to say, not for YAML.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ccc.errors import Fault

LARGEST_FILE = 200_000
"""Bytes; a file of ours has a tenth of it."""

_DEEPEST = 20
"""Lists and keys in each other."""

Path_ = tuple[str | int, ...]

_TAGS = "tag:yaml.org,2002:"
_TEXT, _NULL, _MERGE = f"{_TAGS}str", f"{_TAGS}null", f"{_TAGS}merge"

_COMMENT = re.compile(r"(?P<gap>[ \t]*(?:\r?\n(?P<indent> +))?)(?P<lost>#.*)")
_MEANT = re.compile(r"#+(?:\s|\Z)")
_ANCHOR = re.compile(r"&(?P<name>\S+)\s")

# libyaml where PyYAML was built with it, as its wheels are: it reads four times as fast.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Loss:
    """A text without quotes of which YAML drops a part, which may be meant to be there."""

    written: str
    lost: str


@dataclass(frozen=True)
class YamlFile:
    """A parsed file: its data and, for each path into the data, the line (from 1) it starts on.

    `losses` are by path too: a comment behind a number is none, but behind a text it may well be
    the rest of the text.
    """

    data: Any
    lines: dict[Path_, int]
    losses: dict[Path_, Loss]

    def place(self, path: Path_) -> str:
        """A path as a person writes it, `sender.facts[1] (line 12)`; the nearest line known."""
        name = ""
        for step in path:
            name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if name else str(step)
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return f"{name or 'file'} (line {self.lines[path[:length]]})"
        return name or "file"


def read_yaml(file: Path, name: str) -> YamlFile | Fault:
    """One file as data, or its fault: a syntax error, a repeated key, bytes that are not UTF-8."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            large = f"is larger than {LARGEST_FILE:,} bytes"
            return Fault(name, "file", large, "write less, or divide it among files")
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        return Fault(name, f"byte {error.start}", "is not UTF-8 text", "save the file as UTF-8")
    except OSError as error:
        return Fault(name, "file", f"cannot be read ({error.strerror})", "check its permissions")
    try:
        return _parsed(text)
    except yaml.YAMLError as error:
        return _syntax_fault(name, error)
    except _NotPlainError as error:
        return Fault(name, *error.args)
    except (ValueError, RecursionError) as error:
        return Fault(name, "file", f"cannot be understood ({error})", "write it more simply")


def _parsed(text: str) -> YamlFile:
    """A text as data with the line of every path. Raises _NotPlainError, for an empty one too."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise _NotPlainError("file", "is empty", "fill it in or delete it")
        walk = _Walk(text)
        walk.through(node, (), 0)
        return YamlFile(loader.construct_document(node), walk.lines, walk.losses)
    finally:
        loader.dispose()


class _NotPlainError(Exception):
    """What YAML takes and we do not: its place, the fault and the remedy."""


@dataclass
class _Walk:
    """A way through all nodes of a text: notes lines and losses, and makes texts of scalars."""

    text: str
    seen: set[yaml.Node] = field(default_factory=set)
    lines: dict[Path_, int] = field(default_factory=dict)
    losses: dict[Path_, Loss] = field(default_factory=dict)

    def through(self, node: yaml.Node, path: Path_, indent: int) -> None:
        """Go through a node and all inside it; `indent` is the column of what holds it.

        Raises _NotPlainError for what would take more to be read than the file's size tells, and
        for a key that is given twice.
        """
        line = node.start_mark.line + 1
        place = f"line {line}"
        if node in self.seen:
            raise _NotPlainError(place, "is used again by an alias (*)", "write it out each time")
        if len(path) > _DEEPEST:
            raise _NotPlainError(place, "is in too many lists in lists", "write it more simply")
        self.seen.add(node)
        self.lines.setdefault(path, line)
        if isinstance(node, yaml.SequenceNode):
            for index, child in enumerate(node.value):
                self.through(child, (*path, index), node.start_mark.column)
        if isinstance(node, yaml.MappingNode):
            self._through_keys(node, path)
        if isinstance(node, yaml.ScalarNode) and not node.style:
            _as_written(node, but=_NULL)
            loss = self._loss(node, indent)
            if loss is not None and "<<" not in path:
                self.losses[path] = loss

    def _through_keys(self, node: yaml.MappingNode, path: Path_) -> None:
        seen: set[Hashable] = set()
        for key, child in node.value:
            if isinstance(key, yaml.ScalarNode):
                _as_written(key, but=_MERGE)
            here = (*path, key.value if isinstance(key.value, str) else str(key.value))
            line = key.start_mark.line + 1
            if here[-1] in seen:
                remedy = "keep one; YAML would silently use the last"
                raise _NotPlainError(f"{here[-1]} (line {line})", "is given twice", remedy)
            seen.add(here[-1])
            self.lines[here] = line
            self.through(child, here, node.start_mark.column)

    def _loss(self, node: yaml.ScalarNode, indent: int) -> Loss | None:
        """What YAML drops behind a scalar without quotes, or before it; None where it is clear.

        A comment is clear if it stands by itself: "# " behind two spaces, or on its own line.
        """
        start, end = node.start_mark.index, node.end_mark.index
        anchor = _ANCHOR.match(self.text, start, end)
        if anchor and not re.search(rf"\*{re.escape(anchor['name'])}(?!\S)", self.text):
            return Loss(self.text[start:end], f"&{anchor['name']}")
        comment = _COMMENT.match(self.text, end)
        if comment is None:
            return None
        below = comment["indent"]
        if below is not None and len(below) <= indent:
            return None
        apart = below is not None or len(comment["gap"]) > 1
        if apart and _MEANT.match(comment["lost"]):
            return None
        return Loss(f"{node.value} {comment['lost']}".strip(), comment["lost"].rstrip())


def _as_written(node: yaml.ScalarNode, but: str) -> None:
    """Make a text of what YAML would take for a number, a date or the like."""
    if node.tag.startswith(_TAGS) and node.tag != but:
        node.tag = _TEXT


def _syntax_fault(name: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "file"
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Fault(
        name,
        place,
        f"is not valid YAML ({problem})",
        "check indentation and quotes there; a text with : or #, or with a sign at its beginning, "
        "goes in quotes",
    )


class _WithoutAliases(yaml.SafeDumper):
    """What is there twice is written twice: a file of content may hold no alias."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def yaml_text(data: object, *, in_lines: bool = True) -> str:
    """Data as YAML, in its own order; not `in_lines`, short lists stand in one line each."""
    flow = False if in_lines else None
    text: str = yaml.dump(
        data,
        Dumper=_WithoutAliases,
        sort_keys=False,
        allow_unicode=True,
        width=110,
        default_flow_style=flow,
    )
    return text
