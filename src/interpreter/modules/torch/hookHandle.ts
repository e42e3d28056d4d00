import { Builtin, PythonObject, PythonType } from '../../values';

/** What registering a hook gives: `remove()` takes it off again. */
export class HookHandle extends PythonObject {
  readonly type = handleType;
  constructor(readonly remove: () => void) {
    super();
  }
}

const handleType: PythonType = new PythonType('RemovableHandle', 'torch.utils.hooks', [], {
  enter: (self: HookHandle) => self,
  exit: (self: HookHandle) => {
    self.remove();
    return false;
  },
});
handleType.dictionary.set(
  'remove',
  new Builtin('remove', ({ positional: [self] }) => {
    if (self instanceof HookHandle) self.remove();
    return null;
  }),
);
