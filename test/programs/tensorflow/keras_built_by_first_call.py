import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1, kernel_initializer="ones"), tf.keras.layers.Activation("sigmoid")])
print(model.built)
y = model(tf.constant([[0.0, 0.0], [1.0, 1.0]]))
print(y)
print(model.built, model.name)
for v in model.trainable_variables:
    print(v.path, v.shape)
model.summary()
