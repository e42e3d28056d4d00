import torch

integers = torch.tensor([1, 2])
mask = torch.tensor([True, False])
floats = torch.tensor([1.5, 2.5])


def attempt(name, compute):
    try:
        print(name, compute())
    except Exception as error:
        print(name, type(error).__name__, error)


attempt("int - bool", lambda: integers - mask)
attempt("1 - mask", lambda: 1 - mask)
attempt("1.0 - mask", lambda: 1.0 - mask)
attempt("mask - 1", lambda: mask - 1)
attempt("mask - mask", lambda: mask - mask)
attempt("mask - True", lambda: mask - True)
attempt("floats - True", lambda: floats - True)
attempt("True - floats", lambda: True - floats)
attempt("torch.sub", lambda: torch.sub(floats, mask))
attempt("sub_", lambda: integers.clone().sub_(True))
attempt("shapes too", lambda: torch.ones(3) - mask)
attempt("1 - mask.int()", lambda: 1 - mask.int())
attempt("sum", lambda: mask + 1)
