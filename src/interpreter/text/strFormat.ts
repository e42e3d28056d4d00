import { getAttribute } from '../attributes';
import { raised } from '../exceptions';
import type { Interpreter } from '../machine';
import { getItem } from '../operators/item';
import { ApproximateText, type Evaluation, finish, type Result, Unknown, type Value } from '../values';
import { asciiOf, formatValue, reprOf, strOf } from './repr';

/** Looks up a field's first name. */
type Lookup = (name: string) => Result;

/** `text.format(*args, **kwargs)`. */
export function formatMethod(
  text: string,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  machine: Interpreter,
): Result {
  const lookup: Lookup = (name) => {
    if (/^\d+$/.test(name)) {
      const index = Number(name);
      if (index < positional.length) return positional[index] ?? null;
      throw raised('IndexError', `Replacement index ${index} out of range for positional args tuple`);
    }
    const found = keywords.get(name);
    if (found === undefined) throw raised('KeyError', name);
    return found;
  };
  return run(text, lookup, machine);
}

/** `text.format_map(mapping)`. */
export function formatMap(text: string, mapping: Value, machine: Interpreter): Result {
  return run(text, (name) => getItem(mapping, name, machine), machine);
}

function* run(text: string, lookup: Lookup, machine: Interpreter): Evaluation {
  const result = yield* new Formatter(lookup, machine).format(text, 2);
  if (result instanceof Unknown) return result;
  return result.approximate ? new ApproximateText(result.text) : result.text;
}

class Formatter {
  private next = 0;
  private manual = false;
  constructor(
    private readonly lookup: Lookup,
    private readonly machine: Interpreter,
  ) {}

  *format(text: string, depth: number): Evaluation<{ readonly text: string; readonly approximate: boolean } | Unknown> {
    if (depth < 0) this.machine.raise('ValueError', 'Max string recursion exceeded');
    let output = '';
    let approximate = false;
    let unknown: Unknown | undefined;
    let at = 0;
    while (at < text.length) {
      const character = text[at] ?? '';
      if ((character === '{' || character === '}') && text[at + 1] === character) {
        output += character;
        at += 2;
      } else if (character === '}') this.machine.raise('ValueError', "Single '}' encountered in format string");
      else if (character === '{') {
        const end = this.fieldEnd(text, at + 1);
        const piece = yield* this.field(text.slice(at + 1, end), depth);
        if (piece instanceof Unknown) unknown ??= piece;
        else {
          output += piece.text;
          approximate ||= piece.approximate;
        }
        at = end + 1;
      } else {
        output += character;
        at += 1;
      }
    }
    return unknown ?? { text: output, approximate };
  }

  private fieldEnd(text: string, from: number): number {
    let depth = 1;
    for (let at = from; at < text.length; at++) {
      if (text[at] === '{') depth += 1;
      else if (text[at] === '}') {
        depth -= 1;
        if (depth === 0) return at;
      }
    }
    return this.machine.raise(
      'ValueError',
      from >= text.length ? "Single '{' encountered in format string" : "expected '}' before end of string",
    );
  }

  private *field(
    field: string,
    depth: number,
  ): Evaluation<{ readonly text: string; readonly approximate: boolean } | Unknown> {
    const { machine } = this;
    const match = /^([^!:[]*(?:\[[^\]]*\][^!:[]*)*)(?:!(.))?(?::([\s\S]*))?$/.exec(field);
    if (!match) return machine.raise('ValueError', "expected ':' after conversion specifier");
    const [, name = '', conversion, specificationText = ''] = match;
    let value = yield* this.value(name);
    if (conversion !== undefined) {
      const convert = { r: reprOf, s: strOf, a: asciiOf }[conversion];
      if (!convert) return machine.raise('ValueError', `Unknown conversion specifier ${conversion}`);
      const text = yield* finish(convert(value, machine));
      value = text instanceof Unknown ? text : text.approximate ? new ApproximateText(text.text) : text.text;
    }
    const specification = yield* this.format(specificationText, depth - 1);
    if (specification instanceof Unknown) return specification;
    return yield* finish(formatValue(value, specification.text, machine));
  }

  private *value(name: string): Evaluation {
    const { machine } = this;
    const [first = ''] = /^[^.[]*/.exec(name) ?? [];
    const automatic = first === '';
    if (automatic && this.manual)
      machine.raise('ValueError', 'cannot switch from manual field specification to automatic field numbering');
    if (/^\d+$/.test(first)) {
      if (this.next > 0)
        machine.raise('ValueError', 'cannot switch from automatic field numbering to manual field specification');
      this.manual = true;
    }
    if (automatic) this.next += 1;
    let value = yield* finish(this.lookup(automatic ? String(this.next - 1) : first));
    for (const [, attribute, index] of name.slice(first.length).matchAll(/\.([^.[]+)|\[([^\]]+)\]/g)) {
      if (attribute !== undefined) value = yield* finish(getAttribute(value, attribute, machine));
      else if (index !== undefined)
        value = yield* finish(getItem(value, /^\d+$/.test(index) ? BigInt(index) : index, machine));
    }
    return value;
  }
}
