import type { Dtype } from '../../../tensor/dtype';
import { type Machine, PythonObject, PythonType, type Slots, type Value } from '../../values';
import { dtypeOf, dtypeType, NumpyDtype } from '../numpy/dtypes';

/** `type(jnp.float32)`; its call is filled in by creation.ts. */
export const scalarMakerType: PythonType = new PythonType('_ScalarMeta', 'jax._src.numpy.scalar_types', [], {});

/** `jnp.float32` and its kin: makes an array of the dtype, and names the dtype. */
export class ScalarMaker extends PythonObject {
  readonly type = scalarMakerType;
  constructor(
    readonly dtype: Dtype,
    readonly name: string,
  ) {
    super();
  }
}

const slots: Slots<JaxDtype> = {
  ...dtypeType.slots,
  compare: (operator, self: JaxDtype, other: Value, machine: Machine) => {
    if (operator !== '==' && operator !== '!=') return undefined;
    const found =
      other instanceof ScalarMaker ? other.dtype : other === null ? undefined : dtypeOf(other, machine, true);
    return (found === self.dtype) === (operator === '==');
  },
};

const jaxDtypeType: PythonType = new PythonType('dtype', 'numpy', [], slots);

/** An array's dtype, NumPy's own, which is also equal to `jnp.float32` and its kin. */
export class JaxDtype extends NumpyDtype {
  override readonly type = jaxDtypeType;
}
