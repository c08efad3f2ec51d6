"""One YAML file as plain data, with the line every key came from, or a fault that says where."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ccc.errors import Fault

Path_ = tuple[str | int, ...]

# libyaml where PyYAML was built with it, as its wheels are: it reads four times as fast.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlFile:
    """A parsed file: its data and, for each path into the data, the line (from 1) it starts on."""

    data: Any
    lines: dict[Path_, int]

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
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        return Fault(name, f"byte {error.start}", "is not UTF-8 text", "save the file as UTF-8")
    except OSError as error:
        return Fault(name, "file", f"cannot be read ({error.strerror})", "check its permissions")
    try:
        return _parsed(text, name)
    except yaml.YAMLError as error:
        return _syntax_fault(name, error)
    except (ValueError, RecursionError) as error:
        return Fault(name, "file", f"cannot be understood ({error})", "write it more simply")


def _parsed(text: str, name: str) -> YamlFile | Fault:
    """A text as data with the line of every path; an empty one or a repeated key is a fault."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return Fault(name, "file", "is empty", "fill it in or delete it")
        lines: dict[Path_, int] = {}
        repeated = _walk(node, (), lines)
        if repeated is not None:
            path, line = repeated
            return Fault(
                name,
                f"{path[-1]} (line {line})",
                "is given twice",
                "keep one; YAML would silently use the last",
            )
        return YamlFile(loader.construct_document(node), lines)
    finally:
        loader.dispose()


def _walk(node: yaml.Node, path: Path_, lines: dict[Path_, int]) -> tuple[Path_, int] | None:
    """The first key that is given twice, if any; every path's line is noted on the way."""
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            repeated = _walk(child, (*path, index), lines)
            if repeated is not None:
                return repeated
    if isinstance(node, yaml.MappingNode):
        seen: set[Hashable] = set()
        for key, child in node.value:
            here = (*path, key.value if isinstance(key.value, str) else str(key.value))
            line = key.start_mark.line + 1
            if here[-1] in seen:
                return here, line
            seen.add(here[-1])
            lines[here] = line
            repeated = _walk(child, here, lines)
            if repeated is not None:
                return repeated
    return None


def _syntax_fault(name: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "file"
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Fault(
        name, place, f"is not valid YAML ({problem})", "check indentation, quotes and colons there"
    )
