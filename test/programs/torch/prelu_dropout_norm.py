import torch, torch.nn as nn
m = nn.PReLU(); print(m, m.weight, m(torch.tensor([-2.0, 3.0])))
print(nn.PReLU(num_parameters=3, init=0.1)(torch.tensor([[-1.0, -2.0, -3.0]])))
torch.manual_seed(0)
d = nn.Dropout(0.5); x = torch.ones(10); print(d(x)); d.eval(); print(d(x)); print(d, d.training)
ln = nn.LayerNorm(4); x = torch.tensor([[1.0, 2.0, 3.0, 4.0]]); print(ln, ln(x))
bn = nn.BatchNorm1d(2); print(bn); print(bn(torch.tensor([[1.0, 2.0], [3.0, 6.0]]))); print(bn.running_mean, bn.running_var)
print(torch.nn.functional.layer_norm(x, (4,))); print(torch.nn.functional.normalize(x, dim=1))
