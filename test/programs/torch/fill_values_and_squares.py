import itertools

import torch

print(torch.square(torch.tensor([True, False])), torch.square(torch.tensor([-3, 4])))
for value in (300, float("nan"), -5, 127):
    for dtype in (torch.int8, torch.uint8, torch.int64):
        try:
            print(torch.full((2,), value, dtype=dtype))
        except RuntimeError as error:
            print(error)
for pick in (itertools.permutations, itertools.combinations):
    try:
        print(list(pick([1, 2], -1)))
    except ValueError as error:
        print(error)
