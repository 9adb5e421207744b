"""Votes named anew: whoever a change puts under one key of a vote is no longer under another of the base's."""

import re
from collections.abc import Set

from attrs import evolve

from sim.scenario.known_votes import GROUPS
from sim.scenario.places import WORD, Block, Items, Node, Text
from sim.scenario.structuring import THE_REST, is_the_rest
from sim.scenario.trees import Tree, block

_GROUPS = [name for name, _, _ in GROUPS]


def with_room(tree: Tree, since: int) -> Tree:
    """Return a changed tree in which the base's groups give way to those its latest changes have set.

    `since` is how many nodes the tree had borrowed before those changes. Members they name, or give odds,
    leave every group that they did not set; "the rest" said by a change takes the place of the base's.
    """
    own = {at for at, _, _ in tree.files[since:]}
    root = _with_room(tree.root, own)
    assert isinstance(root, Block)
    return tree if root is tree.root else evolve(tree, root=root)


def _with_room(node: Node, own: Set[int]) -> Node:
    if isinstance(node, Items):
        items = [_with_room(item, own) for item in node]
        same = all(new is old for new, old in zip(items, node, strict=True))
        return node if same else Items(items, node.line, node.column)
    if not isinstance(node, Block) or id(node) in own:
        return node
    entries: dict[str, Node] = {key: _with_room(value, own) for key, value in node.items()}
    changed = any(entries[key] is not value for key, value in node.items())
    made = [name for name in _GROUPS if name in node and _is_own(node[name], own)]
    likely = _likely(node.get("odds"), own)
    if made or likely:
        changed = _cleared(entries, made, likely, own) or changed
    return block(entries, node) if changed else node


def _is_own(group: Node, own: Set[int]) -> bool:
    return id(group) in own or (isinstance(group, Block) and id(group.get("members")) in own)


def _likely(odds: Node | None, own: Set[int]) -> Set[str]:
    """Return the members to whom a change has given odds."""
    if not isinstance(odds, Block):
        return frozenset()
    return {word for key, chances in odds.items() if {id(odds), id(chances)} & own for word in _words(key)}


def _cleared(entries: dict[str, Node], made: list[str], likely: Set[str], own: Set[int]) -> bool:
    """Take the members named in some groups of a vote, or given odds, out of the others, and out of `instead`."""
    members = [_members(entries[name]) for name in made]
    rest = any(m is not None and is_the_rest(m) for m in members)
    named = {word for m in members for word in _words(m)}
    cleared = False
    for name in _GROUPS:
        group = entries.get(name)
        if group is None or name in made:
            continue
        left = None if rest and _was_the_rest(group) else _without(group, named | likely)
        if left is None:
            del entries[name]
        else:
            entries[name] = left
        cleared = cleared or left is not group
    odds = entries.get("odds")
    if isinstance(odds, Block) and id(odds) not in own:
        kept = _odds_left(odds, named, rest, own)
        if list(kept) != list(odds):
            entries["odds"] = block(kept, odds)
            cleared = True
    instead = entries.get("instead")
    if isinstance(instead, Block):
        otherwise: dict[str, Node] = {
            code: vote for code, vote in instead.items() if code not in named | likely or id(vote) in own
        }
        if len(otherwise) < len(instead):
            entries["instead"] = block(otherwise, instead)
            cleared = True
    return cleared


def _odds_left(odds: Block, named: Set[str], rest: bool, own: Set[int]) -> dict[str, Node]:
    """Return the odds that do not give way to a vote: those of members now named do, and those of the rest."""
    left: dict[str, Node] = {}
    for key, chances in odds.items():
        if id(chances) in own:
            left[key] = chances
        elif is_the_rest(key):
            left |= {} if rest else {key: chances}
        elif (members := _without(key, named)) is not None:
            assert isinstance(members, Text)
            left[members] = chances
    return left


def _members(group: Node) -> Node | None:
    return group.get("members") if isinstance(group, Block) else group


def _words(node: Node | None) -> list[str]:
    if isinstance(node, Items):
        return [word for item in node for word in _words(item)]
    return WORD.findall(node) if isinstance(node, Text) and not is_the_rest(node) else []


def _was_the_rest(group: Node) -> bool:
    """Tell whether a group says "the rest", or did until its members were written out."""
    members = _members(group)
    return isinstance(members, Text) and (is_the_rest(members) or members.raw == THE_REST)


def _without(group: Node, named: Set[str]) -> Node | None:
    """Return a group without some members; None where nobody is left of those it named."""
    if isinstance(group, Block):
        members = group.get("members")
        left = None if members is None else _without(members, named)
        if members is None or left is members:
            return group
        return None if left is None else block({**group, "members": left}, group)
    if named.isdisjoint(_words(group)):
        return group
    if isinstance(group, Items):
        items = [left for item in group if (left := _without(item, named)) is not None]
        return Items(items, group.line, group.column) if items else None

    def blanked(word: re.Match[str]) -> str:
        return " " * len(word.group()) if word.group() in named else word.group()

    # Blanks in their place: the words that stay keep theirs.
    text = WORD.sub(blanked, group)
    return Text(text, group.line, group.column, WORD.sub(blanked, group.raw)) if _words(Text(text)) else None
