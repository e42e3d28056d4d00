import { type GradientNode, leafNode, record, type Variable } from '../../../tensor/autograd/tape';
import { doubtOf } from '../../../tensor/doubt';
import type { Dtype } from '../../../tensor/dtype';
import { kerasVariableRepr, tensorflowRepr, tensorflowStr, variableRepr } from '../../../tensor/printing/tensorflow';
import type { PrintedText } from '../../../tensor/printing/text';
import { isFloat } from '../../../tensor/rounding';
import type { Tensor } from '../../../tensor/tensor';
import { type Machine, PythonObject, PythonType, StateKey, type Text, Unknown, type Value } from '../../values';

/** `type(tensor)`; its slots are filled in by operators.ts. */
export const tensorType: PythonType = new PythonType('EagerTensor', 'tensorflow.python.framework.ops', [], {});

/** An eager tensor of numbers. */
export class TensorflowTensor extends PythonObject {
  readonly type = tensorType;
  /** What Keras's sigmoid and softmax were applied to; its losses go back to it. */
  logits: TensorflowTensor | undefined;
  /** The variable and subscript that it was taken from. */
  part: readonly [variable: TensorflowVariable, key: Value] | undefined;
  constructor(
    override readonly tensor: Tensor,
    public node?: GradientNode | undefined,
  ) {
    super();
  }
}

/** An eager tensor of strings: a scalar, or a row of texts. */
export class StringTensor extends PythonObject {
  readonly type = tensorType;
  constructor(
    readonly text: string,
    readonly texts?: readonly string[],
  ) {
    super();
  }
}

/** Longest line that NumPy does not wrap. */
const lineWidth = 75;

/** A row of texts as NumPy writes an array of bytes. */
function rowText(texts: readonly string[], separator: string, width: number): string | undefined {
  const body = `[${texts.map(bytesRepr).join(separator)}]`;
  return body.length <= width && texts.length > 0 ? body : undefined;
}

function stringText({ text, texts }: StringTensor, isRepr: boolean): Text | Unknown {
  if (texts === undefined) {
    const value = bytesRepr(text);
    return {
      text: isRepr
        ? `<tf.Tensor: shape=(), dtype=string, numpy=${value}>`
        : `tf.Tensor(${value}, shape=(), dtype=string)`,
      approximate: false,
    };
  }
  const row = rowText(texts, isRepr ? ', ' : ' ', isRepr ? lineWidth - 20 : lineWidth);
  if (row === undefined) return new Unknown('a long tensor of strings is not evaluated');
  const shape = `(${texts.length},)`;
  return {
    text: isRepr
      ? `<tf.Tensor: shape=${shape}, dtype=string, numpy=array(${row}, dtype=object)>`
      : `tf.Tensor(${row}, shape=${shape}, dtype=string)`,
    approximate: false,
  };
}

/** tf.Variable, and the variable that a Keras layer owns when `path` is set. */
export class TensorflowVariable extends PythonObject {
  /** Whether it was made not to be trained. */
  readonly fixed: boolean;
  readonly node: GradientNode;
  constructor(
    override tensor: Tensor,
    readonly type: PythonType,
    readonly name: string,
    public trainable: boolean,
    readonly path?: string,
    node?: GradientNode,
  ) {
    super();
    this.fixed = !trainable;
    this.node = node ?? leafNode(tensor);
  }
}

/** The name of what an assignment gives: the variable, not yet read. */
export const unread = 'UnreadVariable';

/** What gradient tapes are open; the innermost last. */
export interface TapeState {
  readonly open: object[];
}

export const tapeKey = new StateKey<TapeState>('tensorflow.tapes', () => ({ open: [] }));

/** Why some tensors hold numbers that cannot be known. */
export const unknownNumbersKey = new StateKey<{ reason: string | undefined }>('tensorflow.unknown', () => ({
  reason: undefined,
}));

/** A tensor or variable as an operand: with its node while a tape is open. Every read of a variable is an operation of its own. */
export function operandOf(value: TensorflowTensor | TensorflowVariable, machine: Machine): Variable {
  const recording = machine.state(tapeKey).open.length > 0 && isFloat(value.tensor.dtype);
  const node = value instanceof TensorflowVariable && !value.trainable ? undefined : value.node;
  const operand: Variable = { tensor: value.tensor, node: recording ? node : undefined };
  return value instanceof TensorflowVariable ? record('ReadVariableOp', value.tensor, [operand], (g) => [g]) : operand;
}

export const wrap = (variable: Variable): TensorflowTensor => new TensorflowTensor(variable.tensor, variable.node);

export const isTensor = (value: Value): value is TensorflowTensor | TensorflowVariable =>
  value instanceof TensorflowTensor || value instanceof TensorflowVariable;

/** The dtype of a value that is a tensor. */
export const dtypeOf = (value: Value): Dtype | undefined => (isTensor(value) ? value.tensor.dtype : undefined);

/** Why a tensor's numbers cannot be shown, if they cannot. */
export function doubt(t: Tensor, machine: Machine): Unknown | undefined {
  const reason = doubtOf(t);
  if (reason === undefined) return undefined;
  return new Unknown(machine.state(unknownNumbersKey).reason ?? reason);
}

const shown = (t: Tensor, machine: Machine, print: (t: Tensor) => PrintedText): Text | Unknown =>
  doubt(t, machine) ?? print(t);

/** `str(tensor)`, or why it is not known. */
export const strOf = (self: TensorflowTensor | StringTensor, machine: Machine): Text | Unknown =>
  self instanceof StringTensor ? stringText(self, false) : shown(self.tensor, machine, tensorflowStr);

/** `repr(tensor)`. */
export const reprOf = (self: TensorflowTensor | StringTensor, machine: Machine): Text | Unknown =>
  self instanceof StringTensor ? stringText(self, true) : shown(self.tensor, machine, tensorflowRepr);

/** `repr(variable)`. */
export const variableText = (self: TensorflowVariable, machine: Machine): Text | Unknown =>
  shown(self.tensor, machine, (t) =>
    self.path === undefined
      ? variableRepr(t, self.name === unread ? unread : `${self.name}:0`)
      : kerasVariableRepr(t, self.path),
  );

/** A string as the repr of its UTF-8 bytes. */
function bytesRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = [...new TextEncoder().encode(text)].map((byte) => {
    const character = String.fromCharCode(byte);
    if (character === '\\' || character === quote) return `\\${character}`;
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    if (character === '\r') return '\\r';
    return byte >= 32 && byte < 127 ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `b${quote}${body.join('')}${quote}`;
}
