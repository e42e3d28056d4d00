import assert from 'node:assert/strict';
import { sitesCommand } from '../../src/present/commands/sites';
import { cellPositions, parseNotebook } from '../../src/python/notebook';

const notebook = JSON.stringify({
  nbformat: 4,
  metadata: { language_info: { name: 'python' } },
  cells: [
    { cell_type: 'markdown', source: ['# Title'] },
    { cell_type: 'code', source: ['import torch\n', 'import torch.nn.functional as F'] },
    { cell_type: 'code', source: '%%bash\nrelu(x' },
    { cell_type: 'code', source: '%%time\nx = torch.zeros(3)\ny = F.relu(x)' },
    { cell_type: 'raw', source: 'F.relu(x)' },
  ],
});

const malformed: readonly (readonly [content: string, error: RegExp])[] = [
  ['{', /not JSON/],
  ['[]', /no list "cells"/],
  ['null', /no list "cells"/],
  ['{"cells": {}}', /no list "cells"/],
  ['{"cells": [1]}', /cell 0 is not an object/],
  ['{"cells": [{"cell_type": "code", "source": 5}]}', /"source" of cell 0 is not text/],
  ['{"cells": [], "metadata": {"kernelspec": {"language": "R"}}}', /in r, not in Python/],
];

describe('notebooks', () => {
  it('code cells become one text, other languages blank', () => {
    const parsed = parseNotebook(notebook);
    assert.ok(!('error' in parsed));
    assert.deepEqual(
      parsed.cells.map(({ index, from }) => [index, from]),
      [
        [1, 0],
        [2, 45],
        [3, 59],
      ],
    );
    assert.equal(
      parsed.text,
      'import torch\nimport torch.nn.functional as F\n      \n      \n%%time\nx = torch.zeros(3)\ny = F.relu(x)\n',
    );
    assert.deepEqual(cellPositions(parsed)(parsed.text.indexOf('relu(x)')), { cell: 3, line: 3, column: 6 });
  });

  it('sites carry their cell', () => {
    assert.deepEqual(sitesCommand('a.ipynb', notebook), [
      {
        activation: 'relu',
        spelling: 'torch.nn.functional.relu',
        framework: 'torch',
        kind: 'call',
        cell: 3,
        line: 3,
        column: 6,
        endColumn: 10,
        parameters: {},
      },
    ]);
  });

  for (const [content, error] of malformed)
    it(content, () => {
      const parsed = parseNotebook(content);
      assert.ok('error' in parsed);
      assert.match(parsed.error, error);
    });
});
