import torch
print(torch.arange(1001))
print(torch.arange(1000).float().view(10, 100))
print(torch.ones(5, 300))
print(torch.zeros(1, 1001))
print(torch.arange(1200).view(2, 600))
print(torch.arange(2000.0).reshape(20, 10, 10))
print(torch.randn(0, 3))
print(torch.zeros(2, 0, 3))
