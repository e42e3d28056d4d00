import type * as ast from '../../python/ast/nodes';
import { getAttribute } from '../attributes';
import type { Frame } from '../frame';
import { lookUpName } from '../names';
import { PythonComplex } from '../objects/complex';
import { PythonList } from '../objects/list';
import { ellipsis, PythonSlice } from '../objects/slice';
import { PythonTuple } from '../objects/tuple';
import { PythonBytes } from '../objects/types';
import { binary } from '../operators/binary';
import { areIdentical, compare } from '../operators/compare';
import { contains } from '../operators/contains';
import { getItem } from '../operators/item';
import { unary } from '../operators/unary';
import { truthOf } from '../truth';
import { unknownOf } from '../unknown/among';
import { skipExpressions } from '../unknown/effects';
import { type Evaluation, finish, PythonObject, type Result, Unknown, type Value } from '../values';
import { evaluateCall } from './arguments';
import { assign } from './assign';
import { evaluateComprehension } from './comprehensions';
import { delegate } from './delegate';
import { buildDictionary, buildItems, buildSet } from './displays';
import { evaluateFormat } from './formatString';
import { makeFunction, produce } from './functions';
import { observe, watch } from './observe';

type NodeOf<Kind> = Kind extends ast.Sequence['kind'] ? ast.Sequence : Extract<ast.Expression, { kind: Kind }>;

type Evaluators = {
  readonly [Kind in ast.Expression['kind']]: (node: NodeOf<Kind>, frame: Frame) => Result;
};

/** The value of an expression. */
export function evaluate(node: ast.Expression, frame: Frame): Result {
  frame.machine.meter.step();
  const evaluator = evaluators[node.kind] as (node: ast.Expression, frame: Frame) => Result;
  return frame.machine.observes ? watch(node, evaluator, frame) : evaluator(node, frame);
}

/** What an object may still be used as: itself, or why it is unknown. */
export function settle(value: Value): Value {
  return value instanceof PythonObject && value.distrusted ? value.distrusted : value;
}

function* binaryExpression(node: ast.Binary, frame: Frame): Evaluation {
  const chain: ast.Binary[] = [];
  let first: ast.Expression = node;
  while (first.kind === 'Binary') {
    chain.push(first);
    first = first.left;
  }
  let value = yield* finish(evaluate(first, frame));
  for (let index = chain.length - 1; index >= 0; index--) {
    const link = chain[index] as ast.Binary;
    const right = yield* finish(evaluate(link.right, frame));
    value = yield* finish(binary(link.operator, value, right, frame.machine));
    if (index > 0 && frame.machine.observes) value = yield* finish(observe(link, value, frame));
  }
  return value;
}

function* comparison(node: ast.Comparison, frame: Frame): Evaluation {
  const { machine } = frame;
  let left = yield* finish(evaluate(node.first, frame));
  let result: Value = true;
  for (const [index, { operator, operand }] of node.rest.entries()) {
    const right = yield* finish(evaluate(operand, frame));
    result = yield* finish(compareOne(operator, left, right, frame));
    if (index === node.rest.length - 1) return result;
    const truth = yield* finish(truthOf(result, machine));
    if (truth instanceof Unknown) {
      skipExpressions(
        node.rest.slice(index + 1).map((rest) => rest.operand),
        frame,
        truth,
      );
      return truth;
    }
    if (!truth) return result;
    left = right;
  }
  return result;
}

function compareOne(operator: ast.ComparisonName, left: Value, right: Value, frame: Frame): Result {
  const { machine } = frame;
  switch (operator) {
    case 'is':
    case 'is not': {
      const unknown = unknownOf(left) ?? unknownOf(right);
      if (unknown) return unknown;
      const same = areIdentical(left, right);
      return same instanceof Unknown ? same : same === (operator === 'is');
    }
    case 'in':
    case 'not in':
      return contains(right, left, operator === 'not in', machine);
    default:
      return compare(operator, left, right, machine);
  }
}

function* booleanOperation(node: ast.BooleanOperation, frame: Frame): Evaluation {
  let value: Value = null;
  for (const [index, operand] of node.operands.entries()) {
    value = yield* finish(evaluate(operand, frame));
    if (index === node.operands.length - 1) return value;
    const truth = yield* finish(truthOf(value, frame.machine));
    if (truth instanceof Unknown) {
      skipExpressions(node.operands.slice(index + 1), frame, truth);
      return truth;
    }
    if (truth === (node.operator === 'or')) return value;
  }
  return value;
}

function* conditional(node: ast.Conditional, frame: Frame): Evaluation {
  const truth = yield* finish(truthOf(yield* finish(evaluate(node.test, frame)), frame.machine));
  if (truth instanceof Unknown) {
    skipExpressions([node.then, node.otherwise], frame, truth);
    return truth;
  }
  return yield* finish(evaluate(truth ? node.then : node.otherwise, frame));
}

function* unaryExpression(node: ast.Unary, frame: Frame): Evaluation {
  const value = yield* finish(evaluate(node.operand, frame));
  if (node.operator !== 'not') return yield* finish(unary(node.operator, value, frame.machine));
  const truth = yield* finish(truthOf(value, frame.machine));
  return truth instanceof Unknown ? truth : !truth;
}

function* slice(node: ast.SliceExpression, frame: Frame): Evaluation {
  const parts: Value[] = [];
  for (const part of [node.start, node.stop, node.step]) parts.push(part ? yield* finish(evaluate(part, frame)) : null);
  const [start = null, stop = null, step = null] = parts;
  return unknownOf(start) ?? unknownOf(stop) ?? unknownOf(step) ?? new PythonSlice(start, stop, step);
}

function* subscript(node: ast.Subscript, frame: Frame): Evaluation {
  const object = yield* finish(evaluate(node.object, frame));
  const index = yield* finish(evaluate(node.index, frame));
  return settle(yield* finish(getItem(object, index, frame.machine)));
}

function* attribute(node: ast.Attribute, frame: Frame): Evaluation {
  const object = yield* finish(evaluate(node.object, frame));
  return settle(yield* finish(getAttribute(object, node.name, frame.machine)));
}

function* named(node: ast.NamedExpression, frame: Frame): Evaluation {
  const value = yield* finish(evaluate(node.value, frame));
  let target = frame;
  while (target.scope.kind === 'comprehension' && target.parent) target = target.parent;
  yield* finish(
    assign({ kind: 'Name', name: node.name, from: node.from, to: node.from + node.name.length }, value, target),
  );
  return value;
}

function* yieldExpression(node: ast.Yield, frame: Frame): Evaluation {
  if (!frame.wake) return frame.machine.raise('SyntaxError', "'yield' outside function");
  const value = node.value ? yield* finish(evaluate(node.value, frame)) : null;
  return node.delegates ? yield* delegate(value, frame) : yield* produce(value, frame);
}

const evaluators: Evaluators = {
  Constant: (node) => node.value,
  Imaginary: (node) => new PythonComplex(0, node.value),
  Bytes: (node) => new PythonBytes(node.value),
  Ellipsis: () => ellipsis,
  Unsupported: (node) => new Unknown(node.reason),
  Name: (node, frame) => settle(lookUpName(node.name, frame)),
  Attribute: attribute,
  Subscript: subscript,
  Slice: slice,
  Call: evaluateCall,
  Unary: unaryExpression,
  Binary: binaryExpression,
  Comparison: comparison,
  Boolean: booleanOperation,
  Conditional: conditional,
  Lambda: makeFunction,
  Tuple: function* (node, frame) {
    const items = yield* buildItems(node.items, frame);
    return items instanceof Unknown ? items : new PythonTuple(items);
  },
  List: function* (node, frame) {
    const items = yield* buildItems(node.items, frame);
    return items instanceof Unknown ? items : new PythonList(items);
  },
  Set: buildSet,
  Dictionary: buildDictionary,
  Comprehension: evaluateComprehension,
  Starred: (node, frame) =>
    frame.machine.raise('SyntaxError', `can't use starred expression here (offset ${node.from})`),
  Named: named,
  FormatString: evaluateFormat,
  Yield: yieldExpression,
  Await: () => new Unknown('await is not evaluated'),
};
