import torch
x = torch.tensor([[1.0, 2.0, 3.0], [1.0, 2.0, 30.0]])
print(torch.softmax(x, 0)); print(torch.softmax(x, dim=1)); print(x.softmax(-1)); print(x.log_softmax(dim=1))
print(torch.nn.functional.softmin(x, dim=1)); print(x.softmax(-1).sum(dim=-1)); print(x.softmax(1, dtype=torch.float64))
print(torch.nn.Softmax(dim=1)(x)); print(torch.nn.LogSoftmax(dim=0)(x))
