import random
random.seed(0)
print(random.random(), random.randint(1, 10), random.uniform(1, 2), random.choice([1,2,3]), random.randrange(100), random.gauss(0, 1), random.sample(range(10), 3))
l = [1,2,3,4,5]; random.shuffle(l); print(l, random.choices([1,2,3], k=3))
random.seed(42); print([random.random() for _ in range(3)], [random.gauss(0,1) for _ in range(3)])
