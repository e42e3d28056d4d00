import { Builtin, type Machine, type Value } from '../../../values';
import { decline } from '../../declined';
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

/** The name that keras.activations.serialize gives a function; declines for what is none of its own. */
export function activationName(callee: Value): Value {
  if (callee instanceof Builtin && activationMembers().has(callee.name)) return callee.name;
  return decline('the name of this activation is not evaluated');
}

/** `keras.activations.serialize`. */
export const serialiseActivation = operation('serialize', '(activation)', (bound) =>
  activationName(bound.get('activation')),
);

/** `keras.activations.deserialize`. */
export const deserialiseActivation = operation('deserialize', '(config, custom_objects=None)', (bound, machine) => {
  const config = bound.get('config');
  if (typeof config !== 'string' || bound.get('custom_objects') !== null)
    return decline('an activation from this configuration is not evaluated');
  return activationFrom(config, machine);
});
