import tensorflow as tf
x = tf.constant([1.2345, 2.5])
print(f"{x[0]:.3f}", f"{float(x[1]):.2f}", f"{x[0].numpy():.2f}", f"{x}", f"{x.numpy()}", "%.2f" % x[0], "{:.1f}".format(x[0])); print(x[0], int(tf.constant(3)), float(x[0]), x.numpy().tolist(), [float(v) for v in x], len(x)); 
for v in x: print(v)
try: print(f"{x:.2f}")
except Exception as e: print(type(e).__name__, e)
