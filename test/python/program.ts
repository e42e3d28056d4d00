/** A program with most of the ways to name an activation. */
export const program = `import torch
import torch.nn as nn
import torch.nn.functional as F
from functools import partial
from torch.nn import GELU as G
import numpy as np

ACT = {"relu": nn.ReLU(), "gelu": F.gelu, 'silu': G}
__proto__ = nn.Mish()
lrelu = partial(F.leaky_relu, negative_slope=.2)


class Block(nn.Module):
    """A block.

    %not a magic
    """
    scale = 1.

    def __init__(self, dim, act_layer=nn.GELU, constructor=None):
        super().__init__()
        self.fc = nn.Linear(dim, dim)
        self.act = act_layer()
        self.gate = nn.Sigmoid() if dim > 3 else nn.Sigmoid()
        if constructor is not None:
            self.act = constructor

    def forward(self, x: torch.Tensor, mask=None):
        y = self.act(self.fc(x)) * self.gate(x)
        if mask is not None:
            y = y.masked_fill(mask, -1.e9)
        else:
            y = F.relu(y)
        return y.softmax(-1)


class Other(Block):
    def forward(self, x):
        return [self.act(t) for t in x.chunk(2) if (n := t.relu()).sum() > 0]


%matplotlib inline
x = torch.tensor([-2., -1., 0., 1.])
for name, act in ACT.items():
    print(f"{name:>8} {act(x)!r} {F.silu(x)}")
try:
    from flax import nnx
    z = nnx.swish(np.zeros(3))
except ImportError as error:
    z = None
with torch.no_grad():
    out = torch.cat((ACT["relu"](x), lrelu(-x), __proto__(x)))
    print(out, Block(4)(x), lambda relu: relu(x), sep="\\n")
match out:
    case torch.Tensor():
        print(torch.sigmoid(out), nn.GLU(dim=-1)(out))
`;
