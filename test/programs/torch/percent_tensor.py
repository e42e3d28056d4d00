import torch
t = torch.tensor(3.14159)
print("%.3f" % t); print("%.2f %s" % (t, t)); print(f"{t:.2f}"); print(f"{t}"); print("{:.4f}".format(t)); print(f"{t.item():.4f}"); print("%d" % torch.tensor(5)); print(f"{torch.tensor(5):5d}|")
v = torch.tensor([1.0, 2.0])
print(f"{v}")
try:
    print(f"{v:.2f}")
except TypeError as e:
    print(e)
