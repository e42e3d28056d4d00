import torch


def attempt(name, compute):
    a = torch.arange(4.0).reshape(2, 2)
    try:
        print(name, compute(a))
    except Exception as error:
        print(name, type(error).__name__, error)


attempt("flat by whole", lambda a: a.view(-1).mul_(a))
attempt("row by row", lambda a: a[0].mul_(a[1]))
attempt("whole by row", lambda a: a.sub_(a[0]))
attempt("whole by row, copied", lambda a: a.sub_(a[0].clone()))
attempt("whole by its transpose", lambda a: a.mul_(a.t()))
attempt("row by itself", lambda a: a[0].mul_(a[0]))
attempt("same view", lambda a: a.mul_(a.view(2, 2)))
attempt("column by row", lambda a: a[:, 0].mul_(a[0]))
attempt("more axes", lambda a: a.unsqueeze(0).add_(a))
attempt("copied from its transpose", lambda a: a.copy_(a.t()))
attempt("shifted", lambda a: a.view(-1)[:3].copy_(a.view(-1)[1:]))
attempt("view_as", lambda a: a.view_as(torch.ones(2)))
attempt("reshape_as", lambda a: a.reshape_as(torch.ones(3)))
attempt("quantile", lambda a: torch.quantile(a[:0], 0.5))
for dtype in (torch.float16, torch.bfloat16, torch.float32, torch.float64):
    print(torch.finfo(dtype))
x = torch.tensor([1.0, 2.0], requires_grad=True)
print((x * 1).copy_(torch.tensor([3.0, 4.0])))
print(torch.zeros(2).copy_(x))
