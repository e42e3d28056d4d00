import type { Dtype } from '../../../tensor/dtype';
import { identity } from '../../objects/key';
import { defineFunction } from '../../signature';
import { formatPrimitive } from '../../text/format';
import { type Arguments, finish, type Machine, PythonModule, type PythonType, type Slots, Unknown } from '../../values';
import { decline } from '../declined';
import type { Library } from '../library';
import { registerActivations } from './activations';
import { arithmeticRows, operatorSlots } from './arithmetic';
import { arrangingRows } from './arranging';
import { getAttribute } from './attributes';
import { autogradModule, autogradRows } from './autograd';
import { sequence } from './convert';
import { countingRows } from './counting';
import { creationRows, legacy } from './creation';
import { extremeRows } from './extremes';
import { functionRows } from './functions';
import { generatorType } from './generator';
import { generatorStateRows, randomModule } from './generatorState';
import { gradientRows } from './gradientMethods';
import { gradSwitches } from './gradSwitches';
import { getItem, indexingRows, setItem } from './indexing';
import { linearRows, matmul } from './linear';
import { lossRows } from './losses';
import { marginLossRows } from './marginLosses';
import { matrixRows } from './matrices';
import { methodRows, registerFillers, setAttribute } from './methods';
import { nnModule } from './nn';
import { functionalRows } from './nn/functional';
import { constructParameter } from './nn/parameter';
import { poolingRows } from './nn/poolingRows';
import { cpu, dtypeMembers, dtypeType, sizeType } from './objects';
import { optimModule } from './optim';
import { pairRows } from './pairs';
import { placingRows } from './placing';
import { randomRows } from './random';
import { randomIntegerRows } from './randomIntegers';
import { reductionRows } from './reductions';
import { setDefaultDtype, setPrintOptions } from './settings';
import { rowsOf, shapeRows } from './shapes';
import { sortingRows } from './sorting';
import { generatorKey, gradientsKey, torchState } from './state';
import { statisticsRows } from './statistics';
import { guarded, operation, type Places, register } from './table';
import { doubt, itemOf, parameterType, TorchTensor, tensorText, tensorType, variableOf, wrap } from './tensor';
import { transformModule } from './transforms';
import { typeRows } from './typeInformation';

/** What Python's protocols do with tensors. */
const tensorSlots: Slots<TorchTensor> = {
  ...operatorSlots,
  binary: (operator, self, other, reflected, machine) => {
    if (operator === '*' && (typeof other === 'string' || sequence(other)))
      return new Unknown('a sequence times a tensor is not evaluated');
    if (operator !== '@') return operatorSlots.binary(operator, self, other, reflected, machine);
    if (!(other instanceof TorchTensor)) return undefined;
    const [a, b] = reflected ? [other, self] : [self, other];
    return guarded(() => wrap(matmul(variableOf(a, machine), variableOf(b, machine), machine)));
  },
  inPlace: (operator, self, other, machine) => {
    const names: Readonly<Partial<Record<typeof operator, string>>> = {
      '+': 'add_',
      '-': 'sub_',
      '*': 'mul_',
      '/': 'div_',
      '//': 'floor_divide_',
      '%': 'remainder_',
      '**': 'pow_',
    };
    const name = names[operator];
    if (name === undefined) return undefined;
    return (function* () {
      const method = yield* finish(machine.getAttribute(self, name));
      return yield* finish(machine.callWith(method, other));
    })();
  },
  getItem,
  setItem,
  getAttribute,
  setAttribute,
  length: (self, machine) => self.tensor.shape[0] ?? machine.raise('TypeError', 'len() of a 0-d tensor'),
  iterate: (self, machine) => {
    if (self.tensor.shape.length === 0) return machine.raise('TypeError', 'iteration over a 0-d tensor');
    const rows = rowsOf(self, machine).items[Symbol.iterator]();
    return {
      next: () => {
        const step = rows.next();
        return step.done ? undefined : step.value;
      },
    };
  },
  truth: (self, machine) => {
    if (self.tensor.size === 0)
      return machine.raise('RuntimeError', 'Boolean value of Tensor with no values is ambiguous');
    if (self.tensor.size > 1)
      return machine.raise('RuntimeError', 'Boolean value of Tensor with more than one value is ambiguous');
    const value = itemOf(self.tensor, machine);
    if (value instanceof Unknown) return value;
    return finish(machine.truth(value));
  },
  contains: (self, item, machine) => {
    const hits = guarded(() => operatorSlots.compare('==', self, item, machine) ?? null);
    if (!(hits instanceof TorchTensor)) return new Unknown('membership in a tensor');
    return doubt(hits.tensor, machine) ?? hits.tensor.storage.values.some((hit) => hit !== 0);
  },
  hash: (self) => `${identity(self)}`,
  repr: tensorText,
  format: (self, specification, machine) => {
    // A 0-d tensor formats as its number; others as their repr, and only without a specification.
    if (self.tensor.shape.length > 0 || self.type !== tensorType) {
      if (specification === '') return tensorText(self, machine);
      return machine.raise('TypeError', `unsupported format string passed to ${self.type.name}.__format__`);
    }
    const value = itemOf(self.tensor, machine);
    if (value instanceof Unknown) return value;
    return specification === '' ? finish(machine.str(value)) : formatPrimitive(value, specification, machine);
  },
};

const legacyTypes: readonly (readonly [string, Dtype])[] = [
  ['FloatTensor', 'float32'],
  ['DoubleTensor', 'float64'],
  ['HalfTensor', 'float16'],
  ['LongTensor', 'int64'],
  ['IntTensor', 'int32'],
  ['BoolTensor', 'bool'],
];

const legacyTensor = operation('Tensor', '(*shape, device=None, requires_grad=False, **keywords)', legacy('float32'));

function loadTorch(): PythonModule {
  const places: Places = { T: new Map(), F: new Map(), S: new Map(), L: new Map() };
  for (const rows of [
    arithmeticRows,
    functionRows,
    reductionRows,
    extremeRows,
    sortingRows,
    linearRows,
    matrixRows,
    shapeRows,
    indexingRows,
    creationRows,
    randomRows,
    randomIntegerRows,
    generatorStateRows,
    methodRows,
    gradientRows,
    pairRows,
    placingRows,
    countingRows,
    statisticsRows,
    arrangingRows,
    typeRows,
    autogradRows,
    lossRows,
    marginLossRows,
    functionalRows,
    poolingRows,
  ]) {
    register(rows, places);
  }
  registerActivations(places);
  registerFillers();
  Object.assign(tensorType.slots, tensorSlots);
  Object.assign(tensorType, {
    construct: (_type: PythonType, args: Arguments, machine: Machine) => legacyTensor.implementation(args, machine),
  });
  Object.assign(parameterType, {
    construct: (_type: PythonType, args: Arguments, machine: Machine) => constructParameter(args, machine),
  });
  const members = places.T;
  for (const [name, dtype] of legacyTypes)
    members.set(name, operation(name, '(*shape, device=None, requires_grad=False, **keywords)', legacy(dtype)));
  for (const [name, value] of [...dtypeMembers(), ...gradSwitches]) members.set(name, value);
  const simple: readonly (readonly [string, string, Parameters<typeof operation>[2]])[] = [
    [
      'set_printoptions',
      '(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None)',
      (bound, machine) => setPrintOptions(bound, machine),
    ],
    ['set_default_dtype', '(d)', (bound, machine) => setDefaultDtype(bound.get('d'), machine)],
    [
      'get_default_dtype',
      '()',
      (_bound, machine) => dtypeMembers().find(([name]) => name === torchState(machine).defaultDtype)?.[1] ?? null,
    ],
    [
      'device',
      '(type, index=None)',
      (bound) =>
        bound.get('type') === 'cpu'
          ? cpu
          : decline(`device ${String(bound.get('type'))} is not evaluated, only the CPU`),
    ],
    ['set_num_threads', '(count)', () => null],
    ['compile', '(model=None, **options)', () => new Unknown('torch.compile is not evaluated')],
  ];
  for (const [name, signature, implementation] of simple)
    members.set(name, operation(name, signature, implementation, { inPython: true }));
  for (const [name, value] of [
    ['pi', Math.PI],
    ['e', Math.E],
    ['inf', Number.POSITIVE_INFINITY],
    ['nan', Number.NaN],
  ] as const)
    members.set(name, value);
  members.set('__version__', '2.13.0+cpu');
  members.set('Tensor', tensorType);
  members.set('Size', sizeType);
  members.set('dtype', dtypeType);
  members.set('Generator', generatorType);
  members.set('special', new PythonModule('torch.special', places.S));
  members.set('linalg', new PythonModule('torch.linalg', places.L));
  members.set('autograd', autogradModule());
  members.set('nn', nnModule(places.F));
  members.set('optim', optimModule());
  members.set('random', randomModule(members));
  const transforms = transformModule();
  members.set('func', transforms);
  const vmap = transforms.members.get('vmap');
  if (vmap !== undefined) members.set('vmap', vmap);
  members.set(
    'cuda',
    new PythonModule('torch.cuda', new Map([['is_available', defineFunction('is_available', '()', () => false)]])),
  );
  return new PythonModule('torch', members);
}

/** Modules whose functions compute new tensors from old ones unless their names end with `_`. */
const computing: ReadonlySet<string> = new Set(['torch', 'torch.linalg', 'torch.special', 'torch.nn.functional']);
const isPure = (name: string): boolean => /^[a-z]/.test(name) && !drawing.test(name);

/** PyTorch 2.13 on the CPU. */
export const library: Library = {
  name: 'torch',
  load: loadTorch,
  stateKeys: [generatorKey],
  gradients: gradientsKey,
  isPure,
  leavesTensors: (moduleName, name) => computing.has(moduleName) && isPure(name),
};

/** Names of functions that may draw random numbers or write into their arguments. */
const drawing = /rand|rng|normal|poisson|binomial|bernoulli|dropout|rrelu|gumbel|multinomial|seed|sampl|init|_$/;
