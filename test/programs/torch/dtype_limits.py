import torch
print(torch.finfo(torch.float32).max, torch.finfo(torch.float32).eps, torch.finfo(torch.float32).min)
print(torch.finfo(torch.float16).max, torch.finfo(torch.bfloat16).eps)
print(torch.iinfo(torch.int32).max, torch.iinfo(torch.int64).min)
print(torch.finfo(torch.float32).tiny)
print(torch.float32.is_floating_point, torch.int64.is_floating_point)
print(torch.float32.itemsize, torch.tensor([1.0]).element_size(), torch.zeros(3).nbytes)
