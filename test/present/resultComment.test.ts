import assert from 'node:assert/strict';
import { resultComment } from '../../src/present/resultComment';

const wide = `y = ${'x + '.repeat(22)}x`;

/** Name, lines, line on which the expression ends, result, the lines after the insertion. */
const cases: readonly (readonly [string, string[], number, string, string[]])[] = [
  ['short: at the end', ['y = F.relu(x)'], 0, 'tensor([0.])', ['y = F.relu(x)  # tensor([0.])']],
  [
    'several rows: below, indented',
    ['    y = F.relu(x)', 'z'],
    0,
    'tensor([[0.],\n        [1.]])',
    ['    y = F.relu(x)', '    # tensor([[0.],', '    #         [1.]])', 'z'],
  ],
  ['a comment is there already: below', ['y = x  # old'], 0, '1', ['y = x  # old', '# 1']],
  ['too wide: below', [wide], 0, 'tensor([0.0000, 1.0000])', [wide, '# tensor([0.0000, 1.0000])']],
  ['backslash: after the joined lines', ['y = x + \\', '    F.relu(x)'], 0, '1', ['y = x + \\', '    F.relu(x)  # 1']],
  ['tabs stay tabs', ['\ty = x  # c'], 0, '1', ['\ty = x  # c', '\t# 1']],
  ['an empty row leaves no blanks', ['y'], 0, 'a\n\nb', ['y', '# a', '#', '# b']],
];

describe('resultComment', () => {
  for (const [name, lines, line, result, expected] of cases) {
    it(name, () => {
      const insertion = resultComment(lines, line, result);
      const after = lines.map((text, index) => (index === insertion.line ? text + insertion.text : text));
      assert.deepEqual(after.join('\n').split('\n'), expected);
    });
  }
});
