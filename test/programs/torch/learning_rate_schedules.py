import torch
import torch.nn as nn
import torch.optim as optim
from torch.optim.lr_scheduler import StepLR, ExponentialLR, CosineAnnealingLR, LambdaLR, MultiStepLR, ReduceLROnPlateau, LinearLR
w = nn.Parameter(torch.zeros(1))
for make in [lambda o: StepLR(o, step_size=2, gamma=0.1), lambda o: ExponentialLR(o, gamma=0.9), lambda o: CosineAnnealingLR(o, T_max=4), lambda o: LambdaLR(o, lambda e: 1 / (e + 1)), lambda o: MultiStepLR(o, [1, 3], gamma=0.5), lambda o: LinearLR(o, total_iters=3)]:
    opt = optim.SGD([w], lr=0.1)
    s = make(opt)
    lrs = []
    for e in range(5):
        lrs.append(opt.param_groups[0]['lr'])
        opt.step()
        s.step()
    print(type(s).__name__, lrs, s.get_last_lr())
