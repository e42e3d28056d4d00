import torch
x = torch.tensor([1.0, -2.0, 3.0])
x.add_(1); print(x); x.mul_(2); print(x); x += 1; print(x); x -= torch.tensor([1.0, 1.0, 1.0]); x *= 2; x /= 4; print(x); x.clamp_(0, 1); print(x); x.fill_(7); print(x); x.zero_(); print(x); x[0] = 5; x[1:] = torch.tensor([1.0, 2.0]); print(x); x[x > 1.5] = -1; print(x); x.copy_(torch.tensor([9.0, 8.0, 7.0])); print(x); x.sub_(1, alpha=2); print(x); x.pow_(2); print(x); x.sqrt_(); x.exp_(); print(x); x.neg_(); print(x); x.masked_fill_(x < -1000, 0); print(x)
i = torch.tensor([1, 2, 3])
try:
    i += 1.5
except RuntimeError as e:
    print(e)
try:
    i /= 2
except RuntimeError as e:
    print(e)
