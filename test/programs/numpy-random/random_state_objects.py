import numpy as np

rs = np.random.RandomState(42)
print(rs.rand(2), rs.randn(2), rs.randint(0, 10, 3), rs.normal(0, 1, 2), rs.permutation(4), rs.choice(3, 2), rs.uniform(-1, 1))
rs2 = np.random.RandomState(42)
print(rs2.rand(2))
rs2.seed(1)
print(rs2.rand())
print(rs2.random_sample())
print(np.random.RandomState(0).standard_normal(2))
