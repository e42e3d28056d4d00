import type { GradientNode } from '../../../tensor/autograd/tape';
import { Builtin, PythonObject, PythonType, Unknown } from '../../values';

/** A `grad_fn`: the node of the tape, known to Python by its class and name. */
class GradientFunction extends PythonObject {
  constructor(
    readonly node: GradientNode,
    readonly type: PythonType,
  ) {
    super();
  }
}

const types = new Map<string, PythonType>();
const objects = new WeakMap<GradientNode, GradientFunction>();

function typeOf(name: string): PythonType {
  const known = types.get(name);
  if (known) return known;
  const type = new PythonType(name, 'builtins', [], {
    repr: () => new Unknown('the text of a grad_fn holds an address in memory'),
    getAttribute: (self: GradientFunction, attribute) => {
      if (attribute === 'name') return new Builtin('name', () => self.node.name);
      return new Unknown(`the attribute ${attribute} of a grad_fn is not evaluated`);
    },
  });
  types.set(name, type);
  return type;
}

/** The one object for a node of the tape. */
export function gradientFunction(node: GradientNode): PythonObject {
  const known = objects.get(node);
  if (known) return known;
  const made = new GradientFunction(node, typeOf(node.name));
  objects.set(node, made);
  return made;
}
