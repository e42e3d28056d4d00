import { PythonModule, type Value } from '../../../values';
import { optimiser, optimiserType } from './optimiser';
import { rules } from './rules';
import { schedulerModule } from './schedulers';

/** The module torch.optim. */
export const optimModule = (): PythonModule =>
  new PythonModule(
    'torch.optim',
    new Map<string, Value>([
      ['Optimizer', optimiserType],
      ...rules.map((rule): [string, Value] => [rule.name, optimiser(rule)]),
      ['lr_scheduler', schedulerModule()],
    ]),
  );
