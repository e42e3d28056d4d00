import type { Interpreter } from '../../machine';
import { PythonDictionary } from '../../objects/dictionary';
import { PythonList } from '../../objects/list';
import { PythonSet } from '../../objects/set';
import { PythonObject, PythonType, type Value } from '../../values';
import { isClassVariable } from './annotations';

const fieldType = new PythonType('Field', 'dataclasses', [], {
  getAttribute: (self: Field, name) =>
    name === 'name' ? self.name : name === 'default' ? (self.options.get('default') ?? null) : undefined,
});

/** What `field(...)` says about one field. */
export class Field extends PythonObject {
  readonly type = fieldType;
  constructor(
    readonly name: string,
    readonly options: ReadonlyMap<string, Value>,
  ) {
    super();
  }

  is(option: string): boolean {
    return this.options.get(option) !== false;
  }
}

/** The fields of the classes that `@dataclass` decorated. */
export const classFields = new WeakMap<PythonType, readonly Field[]>();
/** The fields of a class and of those it derives from, in order. */
export function fieldsOf(type: PythonType, machine: Interpreter): Field[] {
  const fields = new Map<string, Field>();
  for (const base of [...type.order].reverse())
    for (const field of classFields.get(base) ?? []) fields.set(field.name, field);
  const annotations = machine.annotations.get(type)?.nodes ?? new Map();
  for (const [name, annotation] of annotations) {
    if (isClassVariable(annotation)) continue;
    const value = type.dictionary.get(name);
    if (value instanceof PythonList || value instanceof PythonDictionary || value instanceof PythonSet) {
      machine.raise(
        'ValueError',
        `mutable default <class '${value.type.name}'> for field ${name} is not allowed: use default_factory`,
      );
    }
    if (value instanceof Field) {
      fields.set(name, new Field(name, value.options));
      const fallback = value.options.get('default');
      if (fallback === undefined) type.dictionary.delete(name);
      else type.dictionary.set(name, fallback);
    } else fields.set(name, new Field(name, value === undefined ? new Map() : new Map([['default', value]])));
  }
  return [...fields.values()];
}

/** Python's TypeError for a field without a default after one that has it. */
export function checkDefaults(fields: readonly Field[], keywordsOnly: boolean, machine: Interpreter): void {
  let seen = false;
  for (const field of fields) {
    if (keywordsOnly || !field.is('init') || field.options.get('kw_only') === true) continue;
    const has = field.options.has('default') || field.options.has('default_factory');
    if (seen && !has) machine.raise('TypeError', `non-default argument '${field.name}' follows default argument`);
    seen ||= has;
  }
}
