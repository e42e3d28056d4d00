import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One recorded call: see generate.py, which made the files with the versions they name. */
export interface ReferenceCase {
  readonly spelling: string;
  readonly activation: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly shape: readonly number[];
  readonly input: readonly (number | string)[];
  readonly output: readonly (number | string)[];
  readonly gradient: readonly (number | string)[];
  readonly output64: readonly (number | string)[];
  readonly gradient64: readonly (number | string)[];
  readonly bfloat16?: readonly (number | string)[];
  readonly float16?: readonly (number | string)[];
  readonly exact?: readonly (number | string | null)[];
}

/** The recorded cases of one framework. */
export function readReference(framework: 'torch' | 'tensorflow' | 'jax'): {
  readonly versions: Readonly<Record<string, string>>;
  readonly cases: readonly ReferenceCase[];
} {
  return JSON.parse(gunzipSync(readFileSync(new URL(`${framework}.json.gz`, import.meta.url))).toString());
}
