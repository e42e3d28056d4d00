import torch
import torch.nn as nn
import torch.nn.functional as F


def attempt(name, compute):
    try:
        print(name, compute())
    except Exception as error:
        print(name, type(error).__name__, error)


row = torch.tensor([1.5, 2.5])
attempt("expanded", lambda: row.clone().expand(2, 2).add_(1))
attempt("filled", lambda: row.clone().expand(2, 2).fill_(1))
attempt("copy of three", lambda: row.clone().copy_(torch.ones(3)))
attempt("copy of a matrix", lambda: row.clone().copy_(torch.ones(2, 2)))
attempt("copy into a number", lambda: torch.tensor(1.0).copy_(torch.ones(2)))
attempt("leading -1", lambda: row.expand(-1, 2))
leaf = torch.tensor([1.0, 2.0], requires_grad=True)
attempt("leaf first", lambda: leaf.add_(torch.ones(3)))

table = nn.Embedding(3, 2)
for dtype in (torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.bool, torch.int16, torch.uint8):
    attempt(dtype, lambda: table(torch.ones(2, dtype=dtype)))
attempt("int32", lambda: table(torch.ones(2, dtype=torch.int32)).shape)

norm = nn.LayerNorm(2)
for dtype in (torch.float64, torch.int64, torch.bool):
    attempt(dtype, lambda: norm(torch.ones(2, dtype=dtype)))
    attempt("no weight", lambda: F.layer_norm(torch.ones(2, dtype=dtype).int(), (2,)))

attempt("list", lambda: nn.ParameterList([torch.ones(2)])(row))
attempt("dict", lambda: nn.ParameterDict({})(row))
attempt("isclose", lambda: torch.isclose(row, torch.tensor([1, 2])))
attempt("isclose", lambda: torch.isclose(row, torch.ones(3)))
attempt("allclose", lambda: torch.allclose(row.bfloat16(), torch.ones(2, dtype=torch.uint8)))
attempt("movedim", lambda: torch.tensor(1.0).movedim(0, -1))
