import torch
import torch.nn as nn
import torch.nn.functional as F
x=torch.tensor([[0.5,-1.25,2.0],[1.5,0.25,-0.75]])
v=torch.tensor([1.0,2.0,3.5])
p=torch.tensor([[0.5,1.25,2.0],[1.5,0.25,4.0]])
W=torch.tensor([[0.1,0.2],[0.3,-0.4],[0.5,0.6]])
i=torch.tensor([[1,2],[3,-4]])
u=torch.tensor([1,255],dtype=torch.uint8)
b=torch.tensor([True,False]);b2=torch.tensor([True,True])
s=torch.tensor(2.71828)
sg=torch.tensor(1.5,requires_grad=True)
torch.manual_seed(0)
lin=nn.Linear(3,2)
def g(f):
    t=x.clone().requires_grad_()
    y=f(t)
    print(y)
    y.backward()
    return t.grad
try:
    print(x+1)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(1+x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x-1)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(1-x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x*2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(2/x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x/2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x//2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x%2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x%-2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(5%p)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x**2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x**3)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(p**0.5)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(2**x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x**x.abs())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(-x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(+x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(abs(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x+v)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x@W)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v@v)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x@v)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i+1)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i*2.5)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i/2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i//2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i%2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(-i)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i**2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(b&b2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(b|b2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(~b)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(b^b2)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(~i)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i&1)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x>0)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x>=v)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x==x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x!=0)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i==i)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x<v)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.add(x,v,alpha=2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.sub(x,1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.mul(x,v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.div(x,2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.div(x,2,rounding_mode="floor"))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.pow(x,2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.exp(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.log(p))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.sqrt(p))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.rsqrt(p))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.sin(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.cos(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tan(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tanh(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.sigmoid(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.erf(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.abs(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.sign(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.floor(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.ceil(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.round(x*1.5))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.trunc(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.frac(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.reciprocal(p))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.square(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.log2(p))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.log10(p))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.log1p(p))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.expm1(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.exp2(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.neg(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.clamp(x,-1,1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.clamp(x,min=0.5))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.clamp(i,max=2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.maximum(x,v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.minimum(x,v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.max(x,v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.where(x>0,x,-x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.where(x>0,1.0,0.0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.where(x>0,x,0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.isnan(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.isinf(x/0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.isfinite(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.logical_and(b,b2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.logical_not(b))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.allclose(x,x+1e-9))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.isclose(x,x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.equal(x,x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.half()+x.half())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.half()*0.1)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.bfloat16()/3)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.half()@W.half())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.double()*0.1)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x+x.double())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.half()+x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i.float()/3)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(b.float())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(b+1)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(b*x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x*True)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor(3)+x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor(3.5,dtype=torch.float64)+x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor(3.5)+i)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(u+1)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(u*300)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(u-1)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.masked_fill(x<0,0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.lerp(x,x*2,0.3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.dot(v,v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.outer(v,v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.einsum("ij,jk->ik",x,W))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.einsum("ij->ji",x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.einsum("i,i->",v,v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.atan(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.sinh(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.asinh(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.mul(2).add(1).sub(3).div(2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.round(x*1.2345,decimals=2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.square().sum().sqrt())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.erfc(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(1/p)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(3-x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.pow(-1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.pow(-2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(p.pow(-0.5))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.cumsum(x,0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.cumprod(x,1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.diff(v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.exp().log())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print((x>0).sum())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print((x>0).any())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print((x>0).all(dim=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.sum()>1)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.true_divide(i,2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i.pow(2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.remainder(x,2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.floor_divide(2))
except Exception as ex:
    print(type(ex).__name__, ex)
