import torch

x = torch.tensor([-1.5, float("nan"), 2.0, -0.0], requires_grad=True)
print(x.sign())
print(torch.sgn(x.detach()))
print(x.detach().half().sign())
x.abs().sum().backward()
print(x.grad)

# A cast to integers ends the graph.
y = torch.tensor([1.7, -2.3], requires_grad=True)
for cast in (y.long(), y.int(), y.bool(), y.to(torch.int8), y.double(), y.half()):
    print(cast, cast.requires_grad)

# The gradient keeps the narrow type through masks.
h = torch.tensor([2.25, -1.0, 0.5], dtype=torch.float16, requires_grad=True)
z = torch.nn.functional.relu(h * 2).masked_fill(h > 1, -1)
z.mean().backward()
print(z, h.grad)
