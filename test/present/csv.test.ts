import assert from 'node:assert/strict';
import { chartCsv } from '../../src/present/csv';

const chart = (label: string) => ({
  title: '',
  axis: 'x',
  domain: [0, 1] as const,
  lines: [
    { label, role: 'value' as const, series: 0, x: [0, 0.5], y: [-1, Number.NaN] },
    { label: `slope of ${label}`, role: 'slope' as const, series: 0, x: [0], y: [1e-7] },
  ],
  zones: [],
  points: [{ x: 0, y: -1, series: 0 }],
  outside: 0,
});

describe('csv', () => {
  it('has a row per point, nothing where a line is broken', () => {
    assert.equal(
      chartCsv(chart('relu')),
      [
        'curve,kind,x,y',
        '"relu",value,0,-1',
        '"relu",value,0.5,',
        '"slope of relu",slope,0,1e-7',
        '"relu",input,0,-1',
        '',
      ].join('\r\n'),
    );
  });

  const labels: readonly (readonly [label: string, field: string])[] = [
    ['a, "b"', '"a, ""b"""'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['@cmd', '"\'@cmd"'],
    ['-1', '"\'-1"'],
  ];
  for (const [label, field] of labels) {
    it(`writes ${label} as ${field}`, () => assert.ok(chartCsv(chart(label)).includes(`\r\n${field},value,`)));
  }
});
