import torch


def attempt(name, index, value, dtype=torch.float32):
    t = torch.zeros(2, 2, dtype=dtype)
    try:
        t[index] = value
        print(name, t)
    except Exception as error:
        print(name, type(error).__name__, error)


for dtype in (torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.bool, torch.uint8):
    attempt(dtype, 0, [1, 2], dtype)
attempt("rows", [0, 1], [1, 2])
attempt("slice", slice(None), (1, 2))
attempt("mask", torch.tensor([[True, False], [True, False]]), [1, 2])
attempt("text", 0, "a")
attempt("nothing", 0, None)
attempt("number", 0, 5)
attempt("tensor", 0, torch.tensor([1.0, 2.0]))
