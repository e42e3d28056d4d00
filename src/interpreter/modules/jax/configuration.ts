import { Unknown } from '../../values';
import { tracingKey } from './array';
import type { Row } from './table';

/** Settings that change nothing that is shown. */
const harmless: ReadonlySet<string> = new Set([
  'jax_platform_name',
  'jax_platforms',
  'jax_disable_jit',
  'jax_debug_nans',
]);

/** jax.config. */
export const configurationRows: readonly Row[] = [
  [
    'config.update',
    '(name, val)',
    (bound, machine) => {
      const [name, value] = [bound.get('name'), bound.get('val')];
      if (name === 'jax_enable_x64') machine.state(tracingKey).wide = value !== false;
      else if (typeof name !== 'string' || !harmless.has(name)) {
        machine.state(tracingKey).wide = true;
        return new Unknown(`jax.config.update with ${String(name)} is not evaluated`);
      }
      return null;
    },
  ],
];
