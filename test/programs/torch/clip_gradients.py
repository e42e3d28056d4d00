import torch
import torch.nn as nn
w = nn.Parameter(torch.tensor([3.0, 4.0]))
(w ** 2).sum().backward()
print(w.grad)
n = nn.utils.clip_grad_norm_([w], max_norm=1.0)
print(n, w.grad)
nn.utils.clip_grad_value_([w], 0.5)
print(w.grad)
print(nn.utils.parameters_to_vector([w, w]))
