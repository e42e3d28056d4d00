import assert from 'node:assert/strict';
import { runCommand } from '../../src/present/commands/run';
import { valuesCommand } from '../../src/present/commands/values';

const notebook = (...sources: string[]): string =>
  JSON.stringify({
    cells: [
      { cell_type: 'markdown', source: 'text' },
      ...sources.map((source) => ({ cell_type: 'code', source: source.split(/(?<=\n)/) })),
    ],
  });

describe('run', () => {
  it('prints what Python prints', () => {
    assert.deepEqual(runCommand('a.py', 'import torch\nprint(torch.tensor([1.0, 2.5]))\nprint("x", end="")'), {
      stdout: 'tensor([1.0000, 2.5000])\nx',
      stderr: [],
      exitCode: 0,
    });
  });

  it('names what it cannot evaluate, leaves its output out and goes on', () => {
    const { stdout, stderr, exitCode } = runCommand('a.py', 'import nowhere\nprint(nowhere.f())\nprint(1)');
    assert.equal(stdout, '1\n');
    assert.equal(exitCode, 3);
    assert.ok(stderr.length > 0 && stderr.every((line) => /^a\.py:[12]: /.test(line)), stderr.join('\n'));
  });

  it("ends with Python's own last line when Python would raise", () => {
    assert.deepEqual(runCommand('a.py', 'print(1)\nprint(1 / 0)\nprint(2)'), {
      stdout: '1\n',
      stderr: ['ZeroDivisionError: division by zero'],
      exitCode: 1,
    });
  });

  it('runs the code cells of a notebook in order, magics aside', () => {
    const source = notebook(
      '%matplotlib inline\nx = 1',
      '!pip install torch\nprint(x)',
      'import nowhere\nnowhere.f()\nprint(nowhere)',
    );
    const { stdout, stderr } = runCommand('a.ipynb', source);
    assert.equal(stdout, '1\n');
    assert.ok(stderr.length > 0 && stderr.every((line) => /^a\.ipynb:3:[123]: /.test(line)), stderr.join('\n'));
  });

  for (const [program, exitCode, stderr] of [
    ['import sys\nprint(1)\nsys.exit()\nprint(2)', 0, []],
    ['import sys\nprint(1)\nsys.exit(2)', 2, []],
    ['print(1)\nexit(-1)', 255, []],
    ['print(1)\nraise SystemExit("no data")', 1, ['no data']],
    ['from sys import exit\nprint(1)\nexit((1, "a"))', 1, ["(1, 'a')"]],
    ['import sys\nimport nowhere\nprint(1)\nsys.exit(0)', 3, ['a.py:2: import nowhere: not evaluated']],
  ] as const) {
    it(`ends as the program does: ${program}`, () => {
      assert.deepEqual(runCommand('a.py', program), { stdout: '1\n', stderr, exitCode });
    });
  }

  it('says what is wrong with a notebook', () => {
    assert.deepEqual(runCommand('a.ipynb', '{}'), {
      stdout: '',
      stderr: [],
      exitCode: 2,
      error: 'not a notebook: it has no list "cells"',
    });
  });
});

describe('values', () => {
  it("places a notebook's lenses by cell", () => {
    const rows = valuesCommand(
      'a.ipynb',
      notebook('import torch\nx = torch.tensor([-1.0, 2.0])', '\ny = torch.relu(x)'),
    );
    assert.deepEqual(rows, [{ cell: 2, line: 2, text: 'tensor([0., 2.])', source: 'value' }]);
  });
});
