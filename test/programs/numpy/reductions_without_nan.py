import numpy as np

a = np.array([1.0, np.nan, 3.0])
print(np.nansum(a), np.nanmean(a), np.nanmax(a), np.nanmin(a), np.nanstd(a), np.nanvar(a), np.nanmedian(a), np.nanargmax(a), np.nanprod(a))
print(a.sum(), a.max(), np.isnan(a), np.isnan(a).any(), a == a, np.nan == np.nan)
print(np.nan_to_num(a))
print(np.array([np.inf, -np.inf, np.nan]))
print(np.sort(a), np.argmax(a))
print(np.isfinite(a), np.isinf(a))
print(np.maximum(a, 2), np.fmax(a, 2))
print(np.nancumsum(a))
print(np.nanpercentile(a, 50))
