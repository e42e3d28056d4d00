import { PythonDictionary } from '../../objects/dictionary';
import { defineFunction } from '../../signature';
import { Instance, PythonType, type Value } from '../../values';

/** `np.errstate`: warnings go to stderr, which is not shown, so nothing changes inside. Raising on errors is not evaluated. */
export const errstateType: PythonType = new PythonType(
  'errstate',
  'numpy',
  [],
  { enter: () => null, exit: () => false },
  (type) => new Instance(type),
);

/** Functions about warnings. */
export const warningFunctions: readonly Value[] = [
  defineFunction('seterr', '(all=None, divide=None, over=None, under=None, invalid=None)', () => {
    const names = ['divide', 'over', 'under', 'invalid'];
    return new PythonDictionary(names.map((name) => [name, name === 'under' ? 'ignore' : 'warn']));
  }),
];
