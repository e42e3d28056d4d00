import { bind, type Collector } from './collector';
import { eachChild, source } from './readExpression';

/** `import a.b as c, d` and `from a.b import c as d, e` with parentheses, dots and star. */
export function readImport(collector: Collector): void {
  const { cursor, base } = collector;
  const to = cursor.to - base;
  let from: string | undefined;
  let name = '';
  let alias = '';
  let renamed = false;
  let range = { from: 0, to: 0 };
  let importing = false;
  let last = '';
  const finish = (): void => {
    if (importing && name !== '') {
      const qualified = from === undefined ? name : `${from}.${name}`;
      if (from !== undefined) collector.imports.push({ name: qualified, ...range });
      collector.importsTorch ||= /^torch(?:\.|$)/.test(qualified);
      const local = alias !== '' ? alias : from === undefined ? (name.split('.')[0] ?? name) : name;
      bind(collector, local, { kind: 'import', name: alias === '' && from === undefined ? local : qualified }, to);
    }
    name = alias = '';
    renamed = false;
  };
  eachChild(collector, () => {
    if (cursor.name === 'from') from = '';
    else if (cursor.name === 'import') {
      if (from !== undefined) from = name;
      name = '';
      importing = true;
    } else if (cursor.name === '*' && from !== undefined && last === 'import') collector.stars.push(from);
    else if (cursor.name === 'as') renamed = true;
    else if (cursor.name === ',') finish();
    else if (cursor.name === '.' || cursor.name === '...') name += cursor.name;
    else if (cursor.name === 'VariableName') {
      if (renamed) alias = source(collector);
      else {
        name += source(collector);
        range = { from: cursor.from - base, to: cursor.to - base };
      }
    }
    last = cursor.name;
  });
  finish();
}
