class Name(str):
    def shout(self): return self.upper()+"!"
n=Name("relu"); print(n.shout(), n, len(n), n+"x", n[0], type(n), n=="relu", {n:1}, [n], f"{n:>6}", n.split("e"))
