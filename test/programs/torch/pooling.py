import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.arange(16.0).view(1, 1, 4, 4).requires_grad_()
print(nn.MaxPool2d(2), nn.AvgPool2d(2), nn.AdaptiveAvgPool2d((1, 1)), nn.MaxPool1d(2, stride=1), nn.AvgPool1d(3))
print(F.max_pool2d(x, 2), F.avg_pool2d(x, 2))
print(nn.MaxPool2d(2, stride=1)(x), F.avg_pool2d(x, 3, stride=1, padding=1))
print(nn.AdaptiveAvgPool2d(1)(x), nn.AdaptiveAvgPool2d((2, 2))(x))
print(F.max_pool2d(x, 2, return_indices=True))
print(F.max_pool1d(torch.tensor([[[1.0, 3.0, 2.0, 4.0]]]), 2), nn.AvgPool1d(2)(torch.tensor([[[1.0, 3.0, 2.0, 4.0]]])))
F.max_pool2d(x, 2).sum().backward()
print(x.grad)
x.grad = None
F.avg_pool2d(x, 2).sum().backward()
print(x.grad)
