import torch
class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp(min=0)
    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        gi = g.clone()
        gi[x < 0] = 0
        return gi
x = torch.tensor([-1.0, 2.0], requires_grad=True)
y = MyReLU.apply(x)
print(y)
y.sum().backward(); print(x.grad)
