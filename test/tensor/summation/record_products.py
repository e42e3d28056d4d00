"""Prints products.json beside it: matrix products of NumPy 2.4.6 (its wheel's OpenBLAS), in sizes whose order AVX2 and AVX-512 kernels share."""

import json
import pathlib

import numpy as np


def numbers(rows, columns, start):
    return np.array([((start + i * 37) % 101) / 7 - 5 for i in range(rows * columns)]).reshape(rows, columns)


cases = []
for rows, inner, columns in [(7, 11, 1), (6, 9, 1), (5, 14, 1), (3, 5, 1), (2, 3, 1), (4, 6, 8), (2, 13, 16), (8, 15, 5), (4, 2, 3)]:
    for turned in ((False, False), (True, False), (False, True), (True, True)) if columns > 1 else ((False, False),):
        a = numbers(inner, rows, 3).T if turned[0] else numbers(rows, inner, 3)
        b = numbers(columns, inner, 50).T if turned[1] else numbers(inner, columns, 50)
        product = a @ (b[:, 0] if columns == 1 else b)
        cases.append({"rows": rows, "inner": inner, "columns": columns, "turned": turned, "product": product.ravel().tolist()})
pathlib.Path(__file__).with_name("products.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")
