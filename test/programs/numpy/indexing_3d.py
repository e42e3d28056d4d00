import numpy as np

x = np.arange(24).reshape(2, 3, 4)
print(x[0, 1, 2], x[:, 0].shape, x[..., 1], x.transpose(1, 0, 2).shape, x.swapaxes(0, 2).shape, x.reshape(6, -1).shape, x.sum(axis=(0, 2)), x.mean(axis=2), x.max(axis=1), x[1, :, ::2], np.moveaxis(x, 0, -1).shape, x.ravel()[:5], x.flatten().shape, np.expand_dims(x, 0).shape, np.squeeze(x[:1]).shape)
