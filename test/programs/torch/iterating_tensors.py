import torch
x = torch.arange(6).reshape(2, 3)
for i, row in enumerate(x):
    print(i, row, row.sum().item())
for v in x.flatten():
    print(v.item(), end=" ")
print()
print([int(v) for v in x[0]], len(x), x.shape[0], x.size(-1), x.numel(), x.ndim)
print(x.tolist(), x[0].tolist(), x[0, 0].item(), x.float().mean().item())
a, b = x
print(a, b)
print(list(zip(x[0].tolist(), x[1].tolist())))
print(sum(x[0]), max(x[1]), min(x[1]).item())
print(x.numpy(), x.numpy().dtype)
print({i: v for i, v in enumerate(x[0])})
print(x == x.clone(), (x == x).all(), bool((x == x).all()))
print(x.sum(0), x.sum(1), x.sum(), x.float().mean(0), x.max(), x.argmax())
