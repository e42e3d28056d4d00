import torch
import torch.nn as nn
import torch.nn.functional as F
p = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]], requires_grad=True)
t = torch.tensor([0, 1])
loss = F.cross_entropy(p, t)
print(loss)
loss.backward()
print(p.grad)
p.grad = None
loss = F.mse_loss(p, torch.zeros(2, 3))
loss.backward()
print(loss, p.grad)
p.grad = None
loss = F.l1_loss(p, torch.zeros(2, 3))
loss.backward()
print(loss, p.grad)
p.grad = None
loss = F.smooth_l1_loss(p, torch.zeros(2, 3))
loss.backward()
print(loss, p.grad)
p.grad = None
loss = F.binary_cross_entropy_with_logits(p, torch.ones(2, 3))
loss.backward()
print(loss, p.grad)
p.grad = None
loss = F.nll_loss(F.log_softmax(p, dim=1), t)
loss.backward()
print(loss, p.grad)
p.grad = None
loss = F.binary_cross_entropy(torch.sigmoid(p), torch.ones(2, 3))
loss.backward()
print(loss, p.grad)
p.grad = None
loss = F.kl_div(F.log_softmax(p, 1), torch.full((2, 3), 1/3), reduction='batchmean')
loss.backward()
print(loss, p.grad)
p.grad = None
loss = F.huber_loss(p, torch.zeros(2, 3))
loss.backward()
print(loss, p.grad)
