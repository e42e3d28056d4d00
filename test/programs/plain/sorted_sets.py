# Sets of texts iterate in an order that differs from run to run; sorted they do not.
names = {"tanh", "relu", "gelu", "Mish"}
print(sorted(names), sorted(names | {"elu"}, reverse=True), sorted(frozenset("hello")))
print(sorted({"a": 1}.keys() | {"x"}), sorted(set()), ", ".join(sorted(names & {"relu", "gelu"})))
