import { itemsOf } from '../../iteration';
import type { Interpreter } from '../../machine';
import { PythonDictionary } from '../../objects/dictionary';
import { ClassMethod, Property } from '../../objects/function';
import { PythonTuple, tupleType } from '../../objects/tuple';
import { bind, type Parameter } from '../../signature';
import { reprOf } from '../../text/repr';
import { Builtin, type Evaluation, finish, PythonType, type Slots, Unknown, type Value } from '../../values';

const slots = (fields: readonly string[]): Slots<PythonTuple> => ({
  *repr(self, machine) {
    const parts: string[] = [];
    let approximate = false;
    for (const [index, field] of fields.entries()) {
      const text = yield* finish(reprOf(self.items[index] ?? null, machine as Interpreter));
      if (text instanceof Unknown) return text;
      parts.push(`${field}=${text.text}`);
      approximate ||= text.approximate;
    }
    return { text: `${self.type.name}(${parts.join(', ')})`, approximate };
  },
});

/** A subclass of tuple with named items. */
export function namedTupleType(
  name: string,
  fields: readonly string[],
  defaults: readonly Value[],
  module = '__main__',
): PythonType {
  const first = fields.length - defaults.length;
  const parameters: Parameter[] = fields.map((field, index) => {
    const fallback = defaults[index - first];
    return fallback === undefined ? { name: field, kind: 'both' } : { name: field, kind: 'both', default: fallback };
  });
  const type: PythonType = new PythonType(name, module, [tupleType], slots(fields), (made, args, machine) => {
    const bound = bind(
      `${name}.__new__`,
      [{ name: '_cls', kind: 'positional' }, ...parameters],
      { ...args, positional: [made, ...args.positional] },
      machine,
    );
    return new PythonTuple(
      fields.map((field) => bound.get(field)),
      made,
    );
  });
  for (const [index, field] of fields.entries()) {
    const getter = new Builtin(field, ({ positional: [self] }) => (self as PythonTuple).items[index] ?? null, true);
    type.dictionary.set(field, new Property(getter, null, null));
  }
  type.dictionary.set('_fields', new PythonTuple(fields));
  type.dictionary.set('__match_args__', new PythonTuple(fields));
  type.dictionary.set(
    '_asdict',
    new Builtin(
      '_asdict',
      ({ positional: [self] }) =>
        new PythonDictionary(fields.map((field, index) => [field, (self as PythonTuple).items[index] ?? null])),
      true,
    ),
  );
  type.dictionary.set(
    '_replace',
    new Builtin(
      '_replace',
      ({ positional: [self], keywords }, machine) => {
        const strange = [...keywords.keys()].filter((key) => !fields.includes(key));
        if (strange.length > 0)
          machine.raise('ValueError', `Got unexpected field names: [${strange.map((key) => `'${key}'`).join(', ')}]`);
        const tuple = self as PythonTuple;
        return new PythonTuple(
          tuple.items.map((item, index) => {
            const given = keywords.get(fields[index] ?? '');
            return given === undefined ? item : given;
          }),
          tuple.type,
        );
      },
      true,
    ),
  );
  type.dictionary.set(
    '_make',
    new ClassMethod(
      new Builtin('_make', function* ({ positional: [made, iterable = null] }, machine): Evaluation {
        const items = yield* itemsOf(iterable, machine as Interpreter);
        return items instanceof Unknown ? items : new PythonTuple(items, made as PythonType);
      }),
    ),
  );
  return type;
}

/** `collections.namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)`. */
export const namedTuple = new Builtin('namedtuple', function* ({ positional, keywords }, machine): Evaluation {
  const name = positional[0] ?? keywords.get('typename') ?? null;
  const names = positional[1] ?? keywords.get('field_names') ?? null;
  const listed =
    typeof names === 'string'
      ? names.split(/[\s,]+/).filter((field) => field !== '')
      : yield* itemsOf(names, machine as Interpreter);
  const defaults = keywords.get('defaults') ?? null;
  const values = defaults === null ? [] : yield* itemsOf(defaults, machine as Interpreter);
  if (listed instanceof Unknown) return listed;
  if (values instanceof Unknown) return values;
  return namedTupleType(String(name), listed.map(String), values);
});
