"""Writes src/interpreter/pythonNames.generated.ts: what real Python's classes and modules hold, by name. Run with Python 3.11."""

import abc, builtins, cmath, collections, contextlib, copy, dataclasses, enum, functools, itertools, json, math, numbers  # noqa: E401
import operator, random, re, statistics, string, sys, types, typing, warnings  # noqa: E401
import pathlib

modules = [abc, builtins, cmath, collections, contextlib, copy, dataclasses, enum, functools, itertools, json, math, numbers]
modules += [operator, random, re, statistics, string, sys, types, typing, warnings]


def generator():
    yield


samples = [
    None, NotImplemented, ..., generator, generator(), len, [].append, object().__str__, list.append, math, zip(), map(len, []),
    filter(None, []), enumerate([]), reversed([]), iter([]), iter(()), iter({}), iter(set()), iter(""), iter(range(0)), {}.keys(),
    {}.values(), {}.items(), int | str, super(int, 1), type("C", (), {"m": generator})().m, list[int],
]  # fmt: skip
classes = [c for c in vars(builtins).values() if isinstance(c, type)]
classes += [type(sample) for sample in samples]
classes += [collections.deque, collections.Counter, collections.defaultdict, collections.OrderedDict, collections.ChainMap]
classes += [collections.UserDict, functools.partial, functools.lru_cache(len).__class__, functools.cached_property]
classes += [enum.Enum, enum.IntEnum, enum.StrEnum, enum.Flag, enum.IntFlag, enum.EnumType, abc.ABC, abc.ABCMeta, typing.Generic]
classes += [typing.NamedTuple, random.Random, statistics.NormalDist]

rows = {}
for type_ in classes:
    if isinstance(type_, type):
        rows.setdefault(f"{type_.__module__}.{type_.__qualname__}", sorted(vars(type_)))


def table(entries):
    for name, names in entries:
        lines, line = [], ""
        for each in names:
            if len(line) + len(each) > 125:
                lines.append(line)
                line = ""
            line += each + " "
        lines.append(line.rstrip())
        yield f"  '{name}':\n    " + " +\n    ".join(f"'{part}'" for part in lines) + ",\n"


target = pathlib.Path(__file__).resolve().parent.parent / "src/interpreter/pythonNames.generated.ts"
target.write_text(
    "// Written by build/pythonNames.py.\n\n"
    "/** What each class of Python 3.11 itself holds, its bases apart: names with a space between. */\n"
    "export const classNames: Readonly<Record<string, string>> = {\n"
    + "".join(table(sorted(rows.items())))
    + "};\n\n/** What each module holds. */\n"
    "export const moduleNames: Readonly<Record<string, string>> = {\n"
    + "".join(table((module.__name__, list(vars(module)) if module is builtins else dir(module)) for module in modules))
    + "};\n"
)
