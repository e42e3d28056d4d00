import statistics, string, sys
print(statistics.mean([1,2,3,4]), statistics.median([3,1,2]), statistics.mean([0.1,0.2]), statistics.pvariance([1,2,3,4]), statistics.variance([1.5,2.5,4]), string.ascii_lowercase[:3], sys.maxsize, sys.float_info.epsilon)
print("err", file=sys.stderr); sys.stdout.write("hi\n")
