import torch
import torch.nn as nn
import torch.nn.functional as F
x = torch.tensor([-2.0, -0.5, 0.0, 0.5, 2.0])
print(F.relu(x)); print(torch.relu(x)); print(x.relu()); print(nn.ReLU()(x)); print(x.clamp(min=0))
print(torch.maximum(x, torch.tensor(0.0))); print(torch.where(x > 0, x, 0.0)); print((x > 0) * x); print(x * (x > 0).float())
y = x.clone(); y.relu_(); print(y); F.relu(x, inplace=True); print(x)
