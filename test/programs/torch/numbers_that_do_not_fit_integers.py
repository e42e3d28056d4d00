import torch


def attempt(dtype, value, index=0):
    t = torch.zeros(3, dtype=dtype)
    try:
        t[index] = value
        print(t)
    except Exception as error:
        print(dtype, value, type(error).__name__, error)


for dtype in (torch.uint8, torch.int8, torch.int64, torch.bool, torch.float16):
    for value in (300, float("nan"), float("inf"), 1e5, 2.7):
        attempt(dtype, value)
attempt(torch.int64, float("nan"), slice(None))
attempt(torch.int8, 300, torch.tensor([True, False, True]))
for make in (
    lambda: torch.tensor(1e5, dtype=torch.uint8),
    lambda: torch.tensor([300], dtype=torch.uint8),
    lambda: torch.tensor(float("nan"), dtype=torch.int64),
    lambda: torch.zeros(2, dtype=torch.int8).fill_(300),
    lambda: torch.zeros(2, dtype=torch.int8).masked_fill(torch.tensor([True, False]), 300),
    lambda: torch.ones(2, 2, dtype=torch.bool).trace(),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

x = torch.tensor([-1.2, 0.4, 2.5], requires_grad=True)
(x.round() * torch.tensor([-1.0, 1.0, 2.0])).sum().backward()
print(x.grad)
