import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
try:
    x += 1
except RuntimeError as e:
    print(e)
try:
    x.relu_()
except RuntimeError as e:
    print(e)
with torch.no_grad():
    x += 1
print(x)
y = x * 2
try:
    y.backward()
except RuntimeError as e:
    print(e)
s = y.sum(); s.backward()
try:
    s.backward()
except RuntimeError as e:
    print(e)
try:
    torch.tensor([1, 2], requires_grad=True)
except RuntimeError as e:
    print(e)
try:
    torch.tensor(1.0).backward()
except RuntimeError as e:
    print(e)
