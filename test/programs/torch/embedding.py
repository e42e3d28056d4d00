import torch, torch.nn as nn
torch.manual_seed(0)
e = nn.Embedding(5, 3); print(e); print(e(torch.tensor([1, 4]))); print(e.weight)
