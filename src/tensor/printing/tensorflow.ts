import { isFloat } from '../rounding';
import type { Tensor } from '../tensor';
import { errorsOf, toArray } from '../view';
import { numpyRepr, numpyStr } from './numpy';
import { scalarText } from './shortest';
import type { PrintedText } from './text';

/** TensorFlow's texts of eager tensors: NumPy's array text between its own words (python/framework/ops.py). */

const tuple = (shape: readonly number[]): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;

/** A text of several lines starts on a line of its own. */
const ownLine = (text: string): string => (text.includes('\n') ? `\n${text}` : text);

/** `str(tensor)`: `tf.Tensor([1. 2.], shape=(2,), dtype=float32)`. */
export function tensorflowStr(t: Tensor): PrintedText {
  const { text, approximate } = numpyStr(t);
  return { text: `tf.Tensor(${ownLine(text)}, shape=${tuple(t.shape)}, dtype=${t.dtype})`, approximate };
}

/** `numpy=…` of a repr: a 0-d tensor's number as Python prints its own float, int or bool. */
function numpyPart(t: Tensor): PrintedText {
  if (t.shape.length > 0) {
    const { text, approximate } = numpyRepr(t);
    return { text: `numpy=${ownLine(text)}`, approximate };
  }
  const value = toArray(t)[0] ?? 0;
  const item =
    t.dtype === 'bool'
      ? value === 0
        ? 'False'
        : 'True'
      : isFloat(t.dtype)
        ? scalarText(value, 'float64')
        : String(BigInt(value));
  return { text: `numpy=${item}`, approximate: (errorsOf(t)?.[0] ?? 0) > 0 };
}

/** `repr(tensor)`: `<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>`. */
export function tensorflowRepr(t: Tensor): PrintedText {
  const { text, approximate } = numpyPart(t);
  return { text: `<tf.Tensor: shape=${tuple(t.shape)}, dtype=${t.dtype}, ${text}>`, approximate };
}

/** `repr(variable)`, which is its `str` too; the name with its `:0`. */
export function variableRepr(t: Tensor, name: string): PrintedText {
  const { text, approximate } = numpyPart(t);
  return { text: `<tf.Variable '${name}' shape=${tuple(t.shape)} dtype=${t.dtype}, ${text}>`, approximate };
}

/** `repr` of a Keras variable. */
export function kerasVariableRepr(t: Tensor, path: string): PrintedText {
  const { text, approximate } = numpyStr(t);
  return { text: `<Variable path=${path}, shape=${tuple(t.shape)}, dtype=${t.dtype}, value=${text}>`, approximate };
}
