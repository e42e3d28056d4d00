import torch
import torch.nn as nn
import torch.optim as optim
w = nn.Parameter(torch.tensor([1.0, 2.0]))
opt = optim.SGD([w], lr=0.1, momentum=0.9)
for i in range(3):
    opt.zero_grad()
    loss = (w ** 2).sum()
    loss.backward()
    opt.step()
    print(i, loss.item(), w.data)
print(opt)
print(opt.param_groups[0]['lr'])
w = nn.Parameter(torch.tensor([1.0, 2.0]))
for cls in [optim.Adam, optim.AdamW, optim.RMSprop, optim.Adagrad, optim.NAdam, optim.Adadelta, optim.Adamax]:
    w = nn.Parameter(torch.tensor([1.0, 2.0]))
    opt = cls([w], lr=0.05)
    for i in range(2):
        opt.zero_grad()
        (w ** 2).sum().backward()
        opt.step()
    print(cls.__name__, w.detach())
opt = optim.SGD([w], lr=0.1, weight_decay=0.01, nesterov=True, momentum=0.9)
opt.zero_grad()
(w ** 2).sum().backward()
opt.step()
print(w)
print(optim.Adam([w]))
