import type { CurvesMessage } from '../present/message';
import { type Reading, readings } from '../present/readings';
import { element } from './element';

const rows = 13;

/** A number as a reader needs it: six significant digits, words for what is no number. */
export const show = (n: number): string =>
  Number.isNaN(n)
    ? 'undefined'
    : Number.isFinite(n)
      ? String(Number(n.toPrecision(6))).replace('-', '\u2212')
      : n > 0
        ? '∞'
        : '−∞';

/** The curves as a table of values and slopes, for screen readers and for reading off. */
export function valueTable(message: CurvesMessage, [from, to]: readonly [number, number]): HTMLTableElement {
  const at = Array.from({ length: rows }, (_, i) => Number((from + ((to - from) * i) / (rows - 1)).toPrecision(8)));
  const cells = ({ value, slope, x: read }: Reading, x: number): readonly string[] => [
    read === x ? show(value) : `${show(value)} at ${show(read)}`,
    ...(slope === undefined ? [] : [show(slope)]),
  ];
  const heading = (text: string, scope: string) => element('th', { scope }, text);
  const heads = readings(message, 0).flatMap(({ label, slope }) =>
    slope === undefined ? [label] : [label, `slope of ${label}`],
  );
  const body = at.map((x) =>
    element(
      'tr',
      {},
      heading(show(x), 'row'),
      ...readings(message, x).flatMap((reading) => cells(reading, x).map((text) => element('td', {}, text))),
    ),
  );
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, heading('x', 'col'), ...heads.map((text) => heading(text, 'col')))),
    element('tbody', {}, ...body),
  );
}
