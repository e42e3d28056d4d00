import assert from 'node:assert/strict';
import { importedNames, importOffset, missingImports } from '../../src/present/imports';
import { parse } from '../../src/python/parse';

const needed = ['import torch', 'import torch.nn.functional as F', 'from torch import nn'];

/** Text of a file, the needed import lines that it lacks. */
const missing: readonly (readonly [string, string[]])[] = [
  ['', needed],
  ['import torch\n', ['import torch.nn.functional as F', 'from torch import nn']],
  ['import torch.nn as nn, torch\nfrom torch.nn import functional as F\n', []],
  ['from torch import nn as layers\n', needed],
  ['nn = 1\n# import torch\n"""\nimport torch\n"""\n', needed],
  ['import torch.nn as F\n', needed],
];

/** Text before the place for further imports, text after it. */
const places: readonly (readonly [string, string])[] = [
  ['', 'x = 1\n'],
  ['import torch\n', 'x = 1\nimport late\n'],
  ['"""Docstring."""\n', '\nx = 1\n'],
  [
    '#!/usr/bin/env python\n"""Docstring\n\nof lines."""\nfrom __future__ import annotations\nimport os  # why\r\n',
    'x = 1\n',
  ],
  ['import torch', ''],
  ['', 'x = "text"\n'],
];

describe('imports', () => {
  it('names with what they stand for', () => {
    const names = importedNames(
      parse('import torch.nn\nimport numpy as np\nfrom jax import (nn as jnn, numpy)\nif True:\n    import keras\n'),
    );
    assert.deepEqual(Object.fromEntries(names), {
      torch: 'torch',
      np: 'numpy',
      jnn: 'jax.nn',
      numpy: 'jax.numpy',
      keras: 'keras',
    });
  });
  for (const [text, expected] of missing) {
    it(`missing in ${JSON.stringify(text)}`, () => assert.deepEqual(missingImports(needed, [parse(text)]), expected));
  }
  it('looks at all cells of a notebook', () => {
    assert.deepEqual(missingImports(needed, [parse('import torch'), parse('from torch import nn')]), [
      'import torch.nn.functional as F',
    ]);
  });
  for (const [before, after] of places) {
    it(`place for more in ${JSON.stringify(before + after)}`, () => {
      assert.equal((before + after).slice(0, importOffset(parse(before + after))), before);
    });
  }
});
