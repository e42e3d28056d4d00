import assert from 'node:assert/strict';
import { runCommand } from '../../../src/present/commands/run';

const header = 'import jax\nimport jax.numpy as jnp\n';

/** What cannot be known of JAX programs, beside the reason. */
const declined: readonly (readonly [program: string, reason: RegExp])[] = [
  ['print(jnp.fft.fft(jnp.ones(2)))', /jax\.numpy\.fft is not evaluated/],
  ['print(jax.nn.standardize(jnp.ones(2)))', /jax\.nn\.standardize is not evaluated/],
  ['print(jnp.arange(3)[5])', /does not fit the array/],
  ['jax.jit(lambda x: print(x))(jnp.ones(1))', /traces/],
  ['print(jax.vmap(lambda x: float(x))(jnp.ones(2)))', /traces/],
  ['print(jax.random.split(jax.random.PRNGKey(0)) + 1)', /random key/],
  ['print(jax.random.bits(jax.random.key(0), (2,)))', /bits is not evaluated/],
  ['print(jax.random.PRNGKey(-1))', /seed/],
];

describe('JAX: what is not known', () => {
  for (const [program, reason] of declined) {
    it(program, () => {
      const { stdout, stderr, exitCode } = runCommand('program.py', `${header}${program}\n`);
      assert.equal(exitCode, 3, stderr.join('\n'));
      assert.match(stderr.join('\n'), reason);
      assert.equal(stdout.trim(), '');
    });
  }

  it("marks a gradient through the processor's own reciprocal square root", () => {
    const { stderr } = runCommand('program.py', `${header}print(jax.jit(jax.grad(jnp.sqrt))(1.38))\n`);
    assert.deepEqual(stderr, ['program.py:3: approximate']);
  });
});
