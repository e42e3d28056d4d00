d = {"a": 1, "b": 2}
d["c"] = 3; d.update(d=4); print(d, d.get("z"), d.get("z", 0), d.pop("a"), d.setdefault("e", []), "b" in d, len(d))
for k, v in d.items(): print(k, v)
print(list(d.keys()), list(d.values()), dict(a=1), dict([("x", 1)]), dict.fromkeys("ab", 0), {**d, "z": 9}, d | {"q": 1})
print(d.keys(), d.values(), d.items(), d == {"b": 2, "c": 3, "d": 4, "e": []}, {1: "a", 1.0: "b", True: "c"})
del d["b"]; print(d, d.popitem(), d)
print({(1,2): 3}[(1,2)], sorted({"b":1,"a":2}), max({"b":1,"a":2}, key={"b":1,"a":2}.get), {k: v for k, v in sorted({"b":1,"a":2}.items())})
try: d["nope"]
except KeyError as e: print(e)
for k in list(d): del d[k]
print(d, bool(d))
d = {1:1,2:2}
try:
    for k in d: d[k+10] = 1
except RuntimeError as e: print(e)
