import { characterLength, isPlane0 } from '../text/characters';
import { type Row, range, row, textArgument } from './strRow';
import { PythonTuple } from './tuple';
import { typeOf } from './types';

/** `find`, `index` and their kin from the right. */
export const find = (method: string, last: boolean, raises: boolean): Row =>
  row('sub, start=None, end=None, /', (self, bound, machine) => {
    const sub = textArgument(bound, 'sub', method, 1, machine);
    const [text, offset] = range(self, bound, machine);
    const start = bound.get('start');
    const beyond = typeof start === 'bigint' && start > BigInt(characterLength(self));
    const at = beyond ? -1 : last ? text.lastIndexOf(sub) : text.indexOf(sub);
    if (at < 0 && raises) machine.raise('ValueError', 'substring not found');
    return BigInt(at < 0 ? -1 : offset + (isPlane0(text) ? at : characterLength(text.slice(0, at))));
  });

/** `startswith` and `endswith`. */
export const affix = (method: string, test: (text: string, part: string) => boolean): Row =>
  row('prefix, start=None, end=None, /', (self, bound, machine) => {
    const [text] = range(self, bound, machine);
    const prefix = bound.get('prefix');
    const parts = prefix instanceof PythonTuple ? prefix.items : [prefix];
    return parts.some((part) => {
      if (typeof part === 'string') return test(text, part);
      const inTuple = prefix instanceof PythonTuple;
      const message = inTuple
        ? `tuple for ${method} must only contain str, not ${typeOf(part).name}`
        : `${method} first arg must be str or a tuple of str, not ${typeOf(part).name}`;
      return machine.raise('TypeError', message);
    });
  });
