import type { Machine, Value } from '../../../values';
import { activationFunctions } from '../activations';
import { convert } from '../convert';
import { operation } from '../table';
import { wrap } from '../tensor';

/** keras.activations: functions by name, `get` for names, callables and None. */

/** `keras.activations.linear`: the input itself. */
export const linear = operation('linear', '(x)', (bound, machine) => {
  const value = bound.get('x');
  return typeof value === 'object' && value !== null && 'node' in value ? value : wrap(convert(value, machine));
});

let functions: ReadonlyMap<string, Value> | undefined;

/** The functions of keras.activations by name. */
export function activationMembers(): ReadonlyMap<string, Value> {
  functions ??= new Map<string, Value>([
    ...[...activationFunctions()].flatMap(([path, callee]): [string, Value][] => {
      const name = /^keras\.activations\.(\w+)$/.exec(path)?.[1];
      return name === undefined || name === 'get' ? [] : [[name, callee]];
    }),
    ['linear', linear],
  ]);
  return functions;
}

/** Names that `get` does not take although the module has them. */
const notByName: ReadonlySet<string> = new Set(['get', 'serialize', 'deserialize']);

/** What keras.activations.get gives for a name, a callable or None; null stands for the linear activation of a layer without one. */
export function activationFrom(identifier: Value, machine: Machine): Value {
  if (identifier === null || identifier === 'linear') return identifier === null ? null : linear;
  if (typeof identifier !== 'string') return identifier;
  const found = notByName.has(identifier) ? undefined : activationMembers().get(identifier);
  if (found !== undefined) return found;
  return machine.raise('ValueError', `Could not interpret activation function identifier: ${identifier}`);
}

/** `keras.activations.get`. */
export const getActivation = operation(
  'get',
  '(identifier)',
  (bound, machine) => activationFrom(bound.get('identifier'), machine) ?? linear,
);
