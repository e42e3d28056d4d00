from collections import OrderedDict, defaultdict, namedtuple, Counter, deque
od = OrderedDict([("a",1),("b",2)]); od.move_to_end("a"); print(od, list(od))
dd = defaultdict(list); dd["x"].append(1); print(dd, dict(dd)); di = defaultdict(int); di["q"] += 1; print(di)
P = namedtuple("P", "x y"); p = P(1, y=2); print(p, p.x, p[1], p._replace(x=5), p._asdict(), P._fields, p == (1,2)); x, y = p
c = Counter("abracadabra"); print(c, c.most_common(2), c["z"], c + Counter("a"), sum(c.values()))
q = deque([1,2,3], maxlen=3); q.append(4); q.appendleft(0); print(q, q.popleft(), q, list(q), len(q)); q.rotate(1); print(q)
