def f():
    print(undefined)
f()
