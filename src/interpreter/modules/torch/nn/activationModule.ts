import type { Parameters, ParameterValue, Spelling } from '../../../../activations/activation';
import type { Named } from '../../../../activations/lookup';
import { resumable } from '../../../resumable';
import { bind, parseSignature } from '../../../signature';
import { type Evaluation, finish, type Machine, PythonType, Unknown } from '../../../values';
import { decline } from '../../declined';
import { applyModule } from '../activations';
import { guarded } from '../table';
import { keepArguments } from './arguments';
import { defineForward, type ModuleObject, method, moduleType } from './module';

/** Python's text of each parameter of a module. */
function* parameterTexts(
  self: ModuleObject,
  spelling: Spelling,
  machine: Machine,
): Evaluation<Map<string, string> | Unknown> {
  const texts = new Map<string, string>();
  for (const { name } of spelling.parameters) {
    const text = yield* finish(machine.repr(self.attributes.get(name) ?? null));
    if (text instanceof Unknown) return text;
    texts.set(name, text.text);
  }
  return texts;
}

/** The numbers among a module's parameters by canonical name. */
const numbersOf = (self: ModuleObject, { parameters }: Spelling): Parameters =>
  Object.fromEntries(
    parameters.flatMap(({ name, sets }): [string, ParameterValue][] => {
      const value = self.attributes.get(name);
      if (sets === undefined || (typeof value !== 'number' && typeof value !== 'bigint')) return [];
      return [[sets, Number(value)]];
    }),
  );

/** A module class of an activation: its spelling's parameters as attributes, the function as forward. */
export function activationType(entry: Named): PythonType {
  const { activation, spelling } = entry;
  const name = spelling.name.slice('torch.nn.'.length);
  const type = new PythonType(name, 'torch.nn.modules.activation', [moduleType]);
  // nn.Module takes what it is not asked for and then raises, as if it took nothing.
  const signature = spelling.signature === '(*args, **kwargs)' ? '()' : spelling.signature;
  const parameters = parseSignature(`(self${signature === '()' ? ')' : `, ${signature.slice(1)}`}`);
  const moduleError = activation.behaviour?.torch?.moduleError;
  method(type, '__init__', function* (self, args, machine) {
    self.ready = true;
    const bound = bind(`${name}.__init__`, parameters, { ...args, positional: [self, ...args.positional] }, machine);
    for (const old of Object.keys(spelling.deprecatedParameters ?? {}))
      if (bound.get(old) !== null)
        return yield* finish(guarded(() => decline(`nn.${name} with ${old} is not evaluated`)));
    keepArguments(self, bound, signature);
    for (const old of Object.keys(spelling.deprecatedParameters ?? {})) self.attributes.delete(old);
    if (moduleError === undefined) return null;
    const texts = yield* parameterTexts(self, spelling, machine);
    if (texts instanceof Unknown) return texts;
    const error = moduleError(numbersOf(self, spelling), (parameter) => texts.get(parameter) ?? '');
    return error ? machine.raise(...error) : null;
  });
  method(type, 'extra_repr', function* (self, _args, machine) {
    const texts = yield* parameterTexts(self, spelling, machine);
    return texts instanceof Unknown ? texts : (spelling.extraRepr?.((parameter) => texts.get(parameter) ?? '') ?? '');
  });
  defineForward(type, '(self, input)', (self, bound, machine) => {
    const read = (parameter: string) =>
      parameter === 'training' ? self.training : (self.attributes.get(parameter) ?? null);
    return guarded(() => resumable(() => applyModule(entry, bound.get('input'), read, machine)));
  });
  return type;
}
