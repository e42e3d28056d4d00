import torch
import torch.nn as nn
torch.manual_seed(3)
for layer in [nn.Linear(3, 2), nn.Linear(2, 2, bias=False), nn.Conv2d(1, 2, 2), nn.Embedding(3, 2), nn.Bilinear(2, 2, 1), nn.PReLU(), nn.LayerNorm(2), nn.BatchNorm1d(2), nn.Conv1d(1, 1, 3)]:
    print(layer)
    for n, p in layer.named_parameters():
        print(n, p.data)
