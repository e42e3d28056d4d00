import type { Parameters, ParameterValue, Spelling } from '../../../activations/activation';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { typeName } from './objects';

/** A Python value as an activation's parameter. */
function parameterValue(value: Value, name: string): ParameterValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number')
    return value;
  return typeof value === 'bigint' ? Number(value) : decline(`the parameter ${name} is not known`);
}

/** Canonical parameters from a call's arguments, with the errors of torch's argument parser for wrong types. */
export function canonicalParameters(
  spelling: Spelling,
  read: (name: string) => Value,
  functionName: string,
  machine: Machine,
): Parameters {
  const result: Record<string, ParameterValue> = { ...spelling.preset };
  // A module's function takes the input before the module's own arguments.
  const first = spelling.kind === 'module' ? 2 : 1;
  spelling.parameters.forEach((parameter, at) => {
    const { name, sets, isTensor } = parameter;
    if (sets === undefined || sets === 'axis' || isTensor) return;
    const value = read(name);
    const expected = typeof parameter.default === 'string' ? 'str' : 'Number';
    const fits = expected === 'str' ? typeof value === 'string' : value !== null && typeof value !== 'string';
    if (!fits) {
      const place = parameter.how === 'keyword' || expected === 'str' ? '' : ` (position ${at + first})`;
      machine.raise(
        'TypeError',
        `${functionName}(): argument '${name}'${place} must be ${expected}, not ${typeName(value)}`,
      );
    }
    if (typeof value === 'boolean' && typeof parameter.default !== 'boolean')
      decline(`a truth value for ${name} is not evaluated`);
    const given = parameterValue(value, name);
    result[sets] = parameter.toCanonical ? parameter.toCanonical(given) : given;
  });
  return result;
}
