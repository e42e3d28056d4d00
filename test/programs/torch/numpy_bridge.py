import torch
import numpy as np
t = torch.tensor([1.5, -2.0, 3.0])
a = t.numpy()
print(a, type(a), a.dtype)
a[0] = 9
print(t)
b = torch.from_numpy(np.array([1, 2, 3]))
print(b, b.dtype)
c = torch.from_numpy(np.array([1.0, 2.0, 3.0])); print(c)
print(torch.tensor(np.float32(2.5))); print(torch.as_tensor([1, 2]))
g = torch.tensor([1.0], requires_grad=True)
try:
    g.numpy()
except RuntimeError as e:
    print(e)
print(g.detach().numpy())
print(np.asarray(t)); print(torch.sigmoid(t).numpy().round(3)); print(t.tolist())
