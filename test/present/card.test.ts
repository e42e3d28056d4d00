import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { activations, spellingByName } from '../../src/activations/lookup';
import { buildCard, type Card, intervalText } from '../../src/present/card';
import { documentationUrl } from '../../src/present/hover/links';
import { cardMarkdown } from '../../src/present/hover/markdown';
import { palettes, type ThemeKind } from '../../src/present/palette';
import { effectiveParameters, type Given, pythonLiteral, shortSpelling } from '../../src/present/parameters';

const root = path.resolve(__dirname, '../..');
const cardOf = (spelling: string, given: Given = {}, context = {}): Card => {
  const named = spellingByName(spelling);
  assert.ok(named, spelling);
  return buildCard(named.activation, named.spelling, given, context);
};
const svgOf = (card: Card) => readFileSync(path.join(root, 'media/formulas', `${card.formula.image}.svg`), 'utf8');

describe('card', () => {
  for (const activation of activations) {
    for (const spelling of activation.spellings.slice(0, 60)) {
      it(`${spelling.name}: complete, and Markdown below 40,000 characters in every theme`, () => {
        const card = buildCard(activation, spelling);
        assert.ok(card.title && card.summary && card.formula.unicode && card.papers.length > 0);
        for (const kind of Object.keys(palettes) as ThemeKind[]) {
          const text = cardMarkdown(card, kind, {
            commands: true,
            ...(card.formula.image && { formulaSvg: svgOf(card) }),
          });
          assert.ok(text.length < 40_000, String(text.length));
          assert.ok(
            !/undefined|NaN|\[object/.test(text.replace(/base64,[^"]*/g, '').replace(/alt="[^"]*"/g, '')),
            text,
          );
        }
      });
    }
  }

  it('shows what the call sets beside the default, under the name of the spelling', () => {
    assert.deepEqual(cardOf('tensorflow.nn.leaky_relu', { alpha: 0.3 }).parameters[0], {
      name: 'alpha',
      default: '0.2',
      here: '0.3',
      meaning: 'slope for negative inputs',
      valid: '>= 0, usually 0.01 to 0.3',
    });
  });

  it('draws what the call sets', () => {
    const card = cardOf('tensorflow.nn.gelu', { approximate: true });
    assert.equal(card.formula.image, 'gelu-tanh');
    assert.equal(card.chart.title, "gelu(approximate='tanh')");
    assert.deepEqual(card.curve, { activation: 'gelu', parameters: { approximate: 'tanh' } });
  });

  it('shows no formula image whose constants are not those of the call', () => {
    const card = cardOf('torch.nn.functional.leaky_relu', { negative_slope: 0.123 });
    assert.equal(card.formula.image, undefined);
    assert.match(card.formula.unicode, /0\.123/);
  });

  it('says when the call computes a parameter', () => {
    const card = cardOf('torch.nn.ELU', { alpha: { source: 'cfg.alpha' } });
    assert.deepEqual(card.computed, ['alpha']);
    assert.equal(card.parameters[0]!.here, 'cfg.alpha');
    assert.match(cardMarkdown(card, 'dark'), /Formula and curve use the default of `alpha`: the call computes it\./);
  });

  const elsewhere: readonly (readonly [spelling: string, other: string, differs: string | undefined])[] = [
    ['torch.nn.functional.leaky_relu', 'tf.nn.leaky_relu', 'default alpha=0.2'],
    ['torch.nn.functional.leaky_relu', 'keras.layers.LeakyReLU', 'default negative_slope=0.3'],
    ['torch.nn.functional.leaky_relu', 'jax.nn.leaky_relu', undefined],
    ['keras.layers.LeakyReLU', 'nn.LeakyReLU', 'default negative_slope=0.01'],
    ['torch.nn.GELU', 'jax.nn.gelu', "default approximate=True, which means 'tanh'"],
    ['torch.nn.GELU', 'gelu_new', "always approximate='tanh'"],
    ['keras.layers.LeakyReLU', "'leaky_relu'", 'always negative_slope=0.2'],
    ['torch.nn.Softplus', 'tf.nn.softplus', 'no threshold'],
    ['torch.nn.GELU', 'tf.nn.gelu', undefined],
    ['jax.nn.gelu', 'F.gelu', "default approximate='none'"],
    ['torch.nn.Softmax', 'tf.nn.softmax', 'default the last axis'],
    ['torch.nn.Softmax', 'F.softmax', undefined],
    ['tensorflow.nn.softmax', 'keras.activations.softmax', undefined],
    ['tensorflow.nn.softmax', 'F.softmax', 'default dim=None'],
    ['torch.nn.Softmax', 'torch.softmax', 'dim must be given'],
  ];
  for (const [spelling, signature] of [
    ['torch.nn.Softmax2d', 'nn.Softmax2d()'],
    ['torch.nn.functional.log_softmax', 'F.log_softmax(input, dim=None, dtype=None)'],
    ['keras.layers.LeakyReLU', 'keras.layers.LeakyReLU(negative_slope=0.3, **kwargs)'],
  ] as const)
    it(`signature ${signature}`, () => assert.equal(cardOf(spelling).signature, signature));

  for (const [spelling, other, differs] of elsewhere) {
    it(`${spelling} beside ${other}: ${differs ?? 'the same defaults'}`, () => {
      const row = cardOf(spelling).elsewhere.find(({ names }) => names.includes(other));
      assert.ok(row, `${other} is not named`);
      assert.equal(row.differs, differs);
    });
  }

  const facts: readonly (readonly [spelling: string, given: Given, label: string, text: string])[] = [
    ['torch.nn.ReLU', {}, 'Slope 0', 'x ≤ 0'],
    ['torch.nn.ReLU6', {}, 'Slope 0', 'x ≤ 0 and x ≥ 6'],
    ['torch.nn.Hardswish', {}, 'Slope 0', 'x ≤ −3'],
    ['torch.nn.Softmax', {}, 'Range', '[0, 1], adding up to 1'],
    ['torch.nn.LeakyReLU', { negative_slope: 0 }, 'Slope 0 in [−6, 6]', '−6 ≤ x ≤ 0'],
  ];
  for (const [spelling, given, label, text] of facts) {
    it(`${spelling} ${JSON.stringify(given)}: ${label} ${text}`, () => {
      const found = cardOf(spelling, given).facts.find((fact) => fact.label === label);
      assert.equal(
        found?.text.replace(/−?\d+\.\d{3,}/g, (n) => String(Math.round(Number(n.replace('−', '-'))))),
        text,
      );
    });
  }

  it('puts effective parameters in the order default, preset, spelling, call', () => {
    const named = spellingByName("transformers.activations.ACT2FN['gelu_new']")!;
    assert.deepEqual(effectiveParameters(named.activation, named.spelling).values, { approximate: 'tanh' });
    const jax = spellingByName('jax.nn.gelu')!;
    assert.deepEqual(effectiveParameters(jax.activation, jax.spelling, { approximate: false }).values, {
      approximate: 'none',
    });
  });

  const literals: readonly (readonly [Parameters<typeof pythonLiteral>[0], string])[] = [
    [null, 'None'],
    [true, 'True'],
    ["it's", "'it\\'s'"],
    [0.01, '0.01'],
    [Number.NEGATIVE_INFINITY, "float('-inf')"],
  ];
  for (const [value, text] of literals) it(`Python writes ${text}`, () => assert.equal(pythonLiteral(value), text));

  const shorts: readonly (readonly [string, string])[] = [
    ['torch.nn.functional.gelu', 'F.gelu'],
    ['torch.nn.GELU', 'nn.GELU'],
    ['torch.Tensor.relu', 'Tensor.relu'],
    ['tensorflow.nn.gelu', 'tf.nn.gelu'],
    ["keras.activations.get('gelu')", "'gelu'"],
    ["transformers.activations.ACT2FN['gelu']", "ACT2FN['gelu']"],
    ['jax.nn.gelu', 'jax.nn.gelu'],
  ];
  for (const [name, short] of shorts) it(`${name} is written ${short}`, () => assert.equal(shortSpelling(name), short));

  it('writes intervals as inequalities', () => {
    assert.equal(intervalText({ from: Number.NEGATIVE_INFINITY, to: -3 }), 'x ≤ −3');
    assert.equal(intervalText({ from: 6, to: Number.POSITIVE_INFINITY }), 'x ≥ 6');
    assert.equal(intervalText({ from: -1, to: 2.5 }), '−1 ≤ x ≤ 2.5');
  });
});

describe('card as Markdown', () => {
  it('makes sense without pictures', () => {
    const text = cardMarkdown(cardOf('torch.nn.functional.leaky_relu', { negative_slope: 0.2 }), 'light', {
      curve: false,
    });
    assert.ok(!text.includes('<img'));
    for (const part of [
      '**Leaky rectified linear unit** · `torch.nn.functional.leaky_relu`',
      '`LeakyReLU(x) = x for x ≥ 0; else 0.2·x`',
      '| `negative_slope` | `0.01` | **`0.2`** |',
      '⚠ **default negative_slope=0.3**: Keras `keras.layers.LeakyReLU`',
      'https://',
    ]) {
      assert.ok(text.includes(part), `${part}\nnot in\n${text}`);
    }
  });

  it('has pictures as data with their size and a description, in the colours of the theme', () => {
    const card = cardOf('torch.nn.GELU');
    const text = cardMarkdown(card, 'hc-dark', { formulaSvg: svgOf(card) });
    const images = [
      ...text.matchAll(/<img src="data:image\/svg\+xml;base64,([^"]*)" width="(\d+)" height="(\d+)" alt="([^"]+)">/g),
    ];
    assert.equal(images.length, 2);
    for (const [, data, width, height] of images) {
      const svg = atob(data!);
      assert.ok(svg.startsWith('<svg ') && svg.includes(palettes['hc-dark'].foreground));
      assert.ok(!svg.includes('currentColor') && !svg.includes('<style'));
      assert.ok(Number(width) > 50 && Number(width) <= 460 && Number(height) > 10 && Number(height) <= 220);
    }
  });

  it('its links are commands with readable arguments', () => {
    const text = cardMarkdown(cardOf('torch.nn.GELU', {}, { inputs: [1, Number.NaN, 2] }), 'dark', {
      commands: true,
    });
    const links = [...text.matchAll(/\]\(command:([\w.]+)\?([^\s)]*) "/g)].map(([, command, data]) => [
      command,
      JSON.parse(decodeURIComponent(data!)),
    ]);
    assert.deepEqual(links, [
      [
        'activationLens.openCurve',
        [{ version: 1, curves: [{ activation: 'gelu', parameters: { approximate: 'none' } }], inputs: [1, 2] }],
      ],
      ['activationLens.openLink', ['https://arxiv.org/abs/1606.08415']],
      ['activationLens.openLink', [documentationUrl('gelu')]],
    ]);
    assert.ok(!cardMarkdown(cardOf('torch.nn.GELU'), 'dark').includes('command:'));
  });

  it('points to the repository of the manifest', () => {
    const { repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    assert.ok(documentationUrl('gelu').startsWith(`${repository.url.replace(/\.git$/, '')}/`));
  });

  const values: readonly (readonly [
    source: 'value' | 'approximate' | 'sample' | 'error' | 'unknown',
    text: string,
    expected: string,
  ])[] = [
    ['value', 'tensor([0.])', '**Here**\n```text\ntensor([0.])\n```'],
    [
      'approximate',
      '[0.1]',
      '**Here** ≈ the last digits may differ from one processor to the next\n```text\n[0.1]\n```',
    ],
    ['sample', '[0.1]', '**On a sample input**, because the input is not known here\n```text\n[0.1]\n```'],
    ['error', 'TypeError: no', '**Python would raise**\n```text\nTypeError: no\n```'],
    ['unknown', 'x is a parameter', '**Not evaluated**: x is a parameter'],
  ];
  for (const [source, text, expected] of values) {
    it(`shows what was evaluated: ${source}`, () => {
      assert.ok(cardMarkdown(cardOf('torch.nn.ReLU', {}, { value: { source, text } }), 'dark').includes(expected));
    });
  }

  it('shows everything on request', () => {
    const card = cardOf('torch.nn.Softmax');
    const [short, full] = [false, true].map((all) => cardMarkdown(card, 'dark', { full: all }));
    assert.ok(short!.length < full!.length);
    for (const pitfall of card.pitfalls) assert.ok(full!.includes(pitfall.slice(0, 20)), pitfall);
  });

  /** What is left of Markdown when text is taken away: the characters that make its structure. */
  const structure = (text: string) =>
    text
      .replace(/base64,[^"]*|alt="[^"]*"/g, '')
      .replace(/<code>.*?<\/code>/g, '`')
      .replace(/`[^`\n]+`/g, '`')
      .replace(/\\[*[\]~$_]|&#\d+;/g, '')
      .replace(/[^`*[\]<|~\\\n]/g, '');

  it('no text of the file changes the structure', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('`', '|', '\\', '<', '>', '&', '[', ']', '(', ')', '*', '_', '\n', 'a', '"'),
        minLength: 1,
        maxLength: 20,
      }),
      fc.constantFrom(
        'x | y',
        '\\| <img src=x onerror=alert(1)>',
        '``` \n# title',
        '[a](command:evil)',
        '</code><script>',
        '__proto__',
      ),
    );
    const plain = structure(
      cardMarkdown(
        cardOf('torch.nn.ELU', { alpha: { source: 'a' } }, { value: { source: 'unknown', text: 'a' } }),
        'dark',
      ),
    );
    fc.assert(
      fc.property(hostile, (source) => {
        const card = cardOf('torch.nn.ELU', { alpha: { source } }, { value: { source: 'unknown', text: source } });
        assert.equal(structure(cardMarkdown(card, 'dark')), plain);
      }),
    );
  });

  it('an evaluated text of any size stays small and inside its fence', () => {
    const text = cardMarkdown(
      cardOf('torch.nn.ReLU', {}, { value: { source: 'value', text: `${'`'.repeat(9)}\n`.repeat(100_000) } }),
      'dark',
    );
    assert.ok(text.length < 20_000);
  });
});
