import assert from 'node:assert/strict';
import type { Lens } from '../../src/present/lenses';
import { moveAlong, placeLenses, type TextChange } from '../../src/present/placedLens';

const lens = { line: 1, text: 'tensor([0.])', source: 'value', from: 10, to: 20 } as Lens;
const placed = { id: 7, lens, from: 10, to: 20 };

/** What is edited, the changes, the place afterwards. */
const cases: readonly (readonly [string, TextChange[], [number, number] | undefined])[] = [
  ['before it', [{ rangeOffset: 0, rangeLength: 2, text: 'abcde' }], [13, 23]],
  ['right before it', [{ rangeOffset: 10, rangeLength: 0, text: '\n' }], [11, 21]],
  ['inside it', [{ rangeOffset: 12, rangeLength: 1, text: '' }], [10, 19]],
  ['after it', [{ rangeOffset: 21, rangeLength: 5, text: 'x' }], [10, 20]],
  ['its beginning and what is before', [{ rangeOffset: 8, rangeLength: 4, text: '' }], [8, 16]],
  ['all of it away', [{ rangeOffset: 9, rangeLength: 12, text: '' }], undefined],
  ['all of it for something else', [{ rangeOffset: 9, rangeLength: 12, text: 'abc' }], [9, 9]],
  [
    'twice',
    [
      { rangeOffset: 15, rangeLength: 0, text: 'xx' },
      { rangeOffset: 0, rangeLength: 5, text: '' },
    ],
    [5, 17],
  ],
];

describe('placed lens', () => {
  for (const [name, changes, expected] of cases) {
    it(`edited: ${name}`, () => {
      const moved = moveAlong(placed, changes);
      assert.deepEqual(moved && [moved.from, moved.to], expected);
    });
  }
  it('keeps its id where it stays', () => {
    const [first, second] = placeLenses([lens, { ...lens, from: 30, to: 40 }], 0, [placed]);
    assert.equal(first?.id, 7);
    assert.notEqual(second?.id, 7);
  });
  it('of a notebook cell stands where the cell has it', () => {
    const [first] = placeLenses([lens], 4, []);
    assert.deepEqual([first?.from, first?.to], [6, 16]);
  });
});
