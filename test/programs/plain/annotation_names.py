from typing import Optional


class Layer:
    width: int = 1
    later: "Undefined"

    def grow(self, by: Optional[int] = None, *, how: "Way" = 2) -> "Layer":
        return self.width + (by or how)


def table(key: lambda name: name, *args: int, **kw: [t for t in (1, 2)]) -> dict[str, Layer]:
    local: never_looked_up = 3
    return local


print(table(1), Layer().grow())
for text in ("def f(x: Tensr): pass", "x: Flot = 1.0"):
    try:
        if text.startswith("def"):
            def f(x: Tensr): pass
        else:
            x: Flot = 1.0
    except NameError as error:
        print(error)
print(x)
