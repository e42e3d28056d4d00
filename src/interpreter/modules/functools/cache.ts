import { call } from '../../call';
import type { Interpreter } from '../../machine';
import { PythonFunction } from '../../objects/function';
import { hashKey } from '../../objects/hashing';
import { describe } from '../../objects/key';
import {
  type Arguments,
  Builtin,
  type Evaluation,
  finish,
  type Machine,
  PythonObject,
  PythonType,
  type Slots,
  Unknown,
  type Value,
} from '../../values';
import { namedTupleType } from '../collections/namedtuple';

const infoType = namedTupleType('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'], [], 'functools');

const slots: Slots<Cached> = {
  call: (self, args, machine) => self.call(args, machine as Interpreter),
  getAttribute: (self, name) => {
    if (name === '__wrapped__') return self.callee;
    if (name === 'cache_clear') return new Builtin(name, () => self.clear());
    if (name === 'cache_info') return new Builtin(name, (_args, machine) => self.information(machine));
    return name === '__name__' && self.callee instanceof PythonFunction ? self.callee.name : undefined;
  },
};

const cachedType = new PythonType('_lru_cache_wrapper', 'functools', [], slots);

/** What lru_cache makes of a function; the result used last stands last. */
export class Cached extends PythonObject {
  readonly type = cachedType;
  private readonly results = new Map<string, Value>();
  private hits = 0;
  private misses = 0;
  /** Set when a call's key was not known. */
  private unknown: Unknown | undefined;
  constructor(
    readonly callee: Value,
    /** How many results are kept; undefined for all. */
    readonly limit: number | undefined,
    readonly isTyped = false,
  ) {
    super();
  }

  clear(): Value {
    this.results.clear();
    [this.hits, this.misses, this.unknown] = [0, 0, undefined];
    return null;
  }

  information(machine: Machine): Value | Evaluation {
    if (this.unknown) return this.unknown;
    const counts = [this.hits, this.misses, this.limit ?? null, this.results.size];
    const positional = counts.map((count) => (count === null ? null : BigInt(count)));
    return infoType.construct?.(infoType, { positional, keywords: new Map() }, machine) ?? null;
  }

  *call(args: Arguments, machine: Interpreter): Evaluation {
    const key = yield* this.keyOf(args, machine);
    if (key instanceof Unknown) {
      this.unknown ??= key;
      return yield* finish(call(this.callee, args, machine));
    }
    const known = this.results.get(key);
    if (known !== undefined) {
      this.hits += 1;
      this.results.delete(key);
      this.results.set(key, known);
      return known;
    }
    this.misses += 1;
    const result = yield* finish(call(this.callee, args, machine));
    if (this.limit === 0) return result;
    const [oldest] = this.results.keys();
    if (this.limit !== undefined && this.results.size >= this.limit && oldest !== undefined && !this.results.has(key))
      this.results.delete(oldest);
    this.results.set(key, result);
    return result;
  }

  /** As CPython makes it: a single int or str stands for itself, so that f(1) and f(1.0) are two results and f(1.0) and f(True) one. */
  private *keyOf({ positional, keywords }: Arguments, machine: Interpreter): Evaluation<string | Unknown> {
    const values = [...positional, ...keywords.values()];
    const keys: string[] = [];
    for (const value of values) {
      const key = yield* hashKey(value, machine);
      if (key instanceof Unknown) return key;
      keys.push(describe(key) + (this.isTyped ? typeof value : ''));
    }
    const [only] = positional;
    const stands = values.length === 1 && keywords.size === 0 && (typeof only === 'bigint' || typeof only === 'string');
    return `${stands && !this.isTyped ? 'self' : ''}${keys.join()};${[...keywords.keys()].join()}`;
  }
}
