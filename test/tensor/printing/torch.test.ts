import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fromNumbers, scalar } from '../../../src/tensor/create';
import type { Dtype } from '../../../src/tensor/dtype';
import { type TorchPrintOptions, torchProfiles, torchText } from '../../../src/tensor/printing/torch';
import { Tensor } from '../../../src/tensor/tensor';

interface Case {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly values: readonly (number | string | boolean)[];
  readonly options: Partial<Omit<TorchPrintOptions, 'sciMode'>> & { readonly sci_mode?: boolean };
  readonly text: string;
}

const numberOf = (x: number | string | boolean): number =>
  typeof x === 'string' ? Number(x.replace('inf', 'Infinity')) : Number(x);

describe('printing as torch does', () => {
  const path = process.env['TORCH_PRINT_CASES'] ?? new URL('torch.json', import.meta.url);
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[] };
  for (const { dtype, shape, values, options, text } of cases) {
    it(`${dtype} [${shape.join(', ')}] ${JSON.stringify(options)}`, () => {
      const { sci_mode: sciMode, ...rest } = options;
      const printed = torchText(fromNumbers(values.map(numberOf), shape, dtype), {
        options: { ...torchProfiles['default']!, ...rest, sciMode },
      });
      assert.deepEqual(printed, { text, approximate: false });
    });
  }

  it('puts suffixes on a new line past the line width', () => {
    const t = fromNumbers(
      Array.from({ length: 9 }, (_, i) => i / 8),
      [9],
      'float32',
    );
    assert.equal(
      torchText(t, { gradFn: 'MulBackward0' }).text,
      'tensor([0.0000, 0.1250, 0.2500, 0.3750, 0.5000, 0.6250, 0.7500, 0.8750, 1.0000],\n       grad_fn=<MulBackward0>)',
    );
    assert.equal(
      torchText(scalar(1.5, 'float64'), { requiresGrad: true }).text,
      'tensor(1.5000, dtype=torch.float64, requires_grad=True)',
    );
    assert.equal(torchText(scalar(1.5, 'float64'), { defaultDtype: 'float64' }).text, 'tensor(1.5000)');
  });

  const uncertain = (values: number[], errors: number[]) =>
    torchText(Tensor.of('float32', [values.length], Float64Array.from(values), Float64Array.from(errors)));

  for (const [why, values, errors, approximate] of [
    ['the fourth digit holds', [0.12344, 0.5], [1e-6, 0], false],
    ['the fourth digit may round either way', [0.12345, 0.5], [1e-6, 0], true],
    ['a whole number may not be whole', [1, 2], [1e-7, 0], true],
    ['a fraction keeps the mode whatever the whole number is', [1.00001, 2.5], [1e-6, 0], false],
    ['the ratio may pass 1000', [0.001, 1.0000001], [1e-9, 1e-6], true],
    ['the sign of zero is open', [0, 0.5], [1e-9, 0], true],
  ] as const) {
    it(`${approximate ? 'marks' : 'does not mark'}: ${why}`, () => {
      assert.equal(uncertain([...values], [...errors]).approximate, approximate);
    });
  }
});
