import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { activationByName, activations } from '../../src/activations/lookup';
import { activationChart, type Chart } from '../../src/present/curve';
import { type Palette, palettes } from '../../src/present/palette';
import { chartSvg, tickLabel, ticks, verticalRange } from '../../src/present/svg';

/** Element names in order, attribute values apart; throws where the text is not well-formed. */
function elements(svg: string): string[] {
  const names: string[] = [];
  const open: string[] = [];
  const rest = svg.replace(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<>]*")*)(\/?)>/g, (_, close, name, _attributes, empty) => {
    if (close) assert.equal(open.pop(), name);
    else {
      names.push(name);
      if (!empty) open.push(name);
    }
    return '';
  });
  assert.deepEqual(open, []);
  assert.ok(!/[<>]/.test(rest), rest);
  assert.ok(!/&(?!#\d+;)/.test(svg), 'a bare ampersand');
  return names;
}

describe('svg', () => {
  for (const activation of activations) {
    it(`${activation.name}: well-formed ASCII without scripts, below 12 KB`, () => {
      const svg = chartSvg(activationChart(activation, {}, { inputs: [-1, 2] }), palettes.dark);
      assert.ok(elements(svg).every((name) => ['svg', 'g', 'path', 'rect', 'circle', 'text'].includes(name)));
      assert.match(svg, /^[ -~]*$/);
      assert.ok(svg.length < 12_000, String(svg.length));
      assert.ok(!/NaN|Infinity|undefined/.test(svg));
    });
  }

  it('a line has the same colour in the legend as in the plot', () => {
    const svg = chartSvg(activationChart(activationByName('tanh')!, {}), palettes.dark);
    const [value, slope] = palettes.dark.series;
    assert.deepEqual(
      [...svg.matchAll(/<path d="[^"]*" stroke="(#\w+)" stroke-width="2"([^>]*)\/>/g)]
        .map(([, colour, rest]) => `${rest!.includes('dasharray') ? 'slope' : 'value'} ${colour}`)
        .sort(),
      [`slope ${slope}`, `slope ${slope}`, `value ${value}`, `value ${value}`],
    );
  });

  it('every coordinate lies within the picture', () => {
    const svg = chartSvg(activationChart(activationByName('gelu')!, {}, { inputs: [-1, 2] }), palettes.light, {
      width: 360,
      height: 200,
    });
    for (const [, data] of svg.matchAll(/<path d="([^"]*)"/g)) {
      for (const [, x, y] of data!.matchAll(/[ML ](-?[\d.]+) (-?[\d.]+)/g)) {
        assert.ok(Number(x) >= 0 && Number(x) <= 360 && Number(y) >= 0 && Number(y) <= 200, `${x} ${y}`);
      }
    }
  });

  it('no label, whatever it holds, changes the structure', () => {
    const chart = activationChart(activationByName('relu')!, {}, { inputs: [1] });
    const relabelled = (label: string): Chart => ({
      ...chart,
      lines: chart.lines.map((line) => ({ ...line, label })),
    });
    const expected = elements(chartSvg(relabelled('plain'), palettes.dark));
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(
        '"><script>alert(1)</script>',
        "' onload='x",
        ']]>',
        '<!--',
        '&amp;',
        '\u0000\uffff\ud800',
        '\u202egnp.exe',
      ),
    );
    fc.assert(
      fc.property(hostile, (label) => assert.deepEqual(elements(chartSvg(relabelled(label), palettes.dark)), expected)),
    );
  });

  it('draws a broken line in pieces and an empty chart without failing', () => {
    const broken: Chart = {
      title: '',
      axis: 'x',
      domain: [0, 3],
      lines: [{ label: 'l', role: 'measured', series: 0, x: [0, 1, 2, 3], y: [0, Number.NaN, 1, 2] }],
      zones: [],
      points: [],
      outside: 0,
    };
    const data = /<path d="(M[^"]*)" stroke="#56b4e9" stroke-width="2" stroke-linejoin/.exec(
      chartSvg(broken, palettes.dark),
    )![1]!;
    assert.equal(data.match(/M/g)!.length, 2);
    elements(chartSvg({ ...broken, lines: [] }, palettes.dark));
    assert.deepEqual(verticalRange({ ...broken, lines: [] }), [-1, 1]);
  });

  const tickCases: readonly (readonly [low: number, high: number, count: number, ticks: readonly number[]])[] = [
    [-6, 6, 7, [-6, -4, -2, 0, 2, 4, 6]],
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-0.3, 0.31, 4, [-0.2, 0, 0.2]],
    [0, 1e9, 4, [0, 5e8, 1e9]],
    [1, 1, 4, []],
  ];
  for (const [low, high, count, expected] of tickCases) {
    it(`ticks of [${low}, ${high}]`, () => assert.deepEqual(ticks(low, high, count), expected));
  }

  const labels: readonly (readonly [number, string])[] = [
    [0, '0'],
    [-2, '−2'],
    [0.1, '0.1'],
    [5e8, '5e+8'],
    [-1e-7, '−1e−7'],
  ];
  for (const [n, text] of labels) it(`the label of ${n} is ${text}`, () => assert.equal(tickLabel(n), text));
});

describe('palettes', () => {
  const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  /** Relative luminance and contrast as WCAG 2 defines them. */
  const luminance = (colour: string) =>
    channels(colour)
      .map(linear)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0);
  const contrast = (a: string, b: string) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high! + 0.05) / (low! + 0.05);
  };

  /** What is left of a colour without red or green cones (Viénot, Brettel and Mollon, 1999), in linear light. */
  const withoutRed = ([r, g, b]: number[]) => [
    0.11238 * r! + 0.88762 * g!,
    0.11238 * r! + 0.88762 * g!,
    0.00401 * r! - 0.00401 * g! + b!,
  ];
  const withoutGreen = ([r, g, b]: number[]) => [
    0.29275 * r! + 0.70725 * g!,
    0.29275 * r! + 0.70725 * g!,
    -0.02234 * r! + 0.02234 * g! + b!,
  ];
  const gamma = (c: number) => Math.max(0, c) ** (1 / 2.2);
  const distance = (a: string, b: string, see: (c: number[]) => number[]) => {
    const [x, y] = [a, b].map((colour) => see(channels(colour).map(linear)).map(gamma));
    return Math.hypot(...x!.map((c, i) => c - y![i]!));
  };

  for (const [kind, palette] of Object.entries(palettes) as [string, Palette][]) {
    it(`${kind}: text and lines stand out from the background`, () => {
      const least = kind.startsWith('hc') ? 7 : 3;
      for (const colour of palette.series)
        assert.ok(contrast(colour, palette.background) >= least, `${colour} ${contrast(colour, palette.background)}`);
      assert.ok(contrast(palette.foreground, palette.background) >= 7);
      assert.ok(contrast(palette.muted, palette.background) >= 4.5);
    });

    it(`${kind}: the first four series differ for colour-blind readers`, () => {
      const first = palette.series.slice(0, 4);
      for (const [i, a] of first.entries()) {
        for (const b of first.slice(i + 1)) {
          for (const see of [withoutRed, withoutGreen])
            assert.ok(distance(a, b, see) > 0.25, `${a} and ${b}: ${distance(a, b, see)}`);
        }
      }
    });
  }
});

describe('contributed colours', () => {
  const manifest = JSON.parse(readFileSync(path.resolve(__dirname, '../../package.json'), 'utf8'));
  const colours = manifest.contributes.colors as { id: string; defaults: Record<string, string> }[];

  it('are those of the palettes, so that hovers, notebooks and the panel agree', () => {
    const themes = { dark: 'dark', light: 'light', highContrast: 'hc-dark', highContrastLight: 'hc-light' } as const;
    for (const [name, kind] of Object.entries(themes)) {
      assert.deepEqual(
        palettes[kind].series.map(
          (_, i) => colours.find(({ id }) => id === `activationLens.series${i + 1}`)?.defaults[name],
        ),
        palettes[kind].series,
        name,
      );
    }
  });
});
