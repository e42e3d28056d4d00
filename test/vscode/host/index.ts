import { browserMocha } from './setup';
import './activation.test';
import './hover.test';
import './lens.test';
import './snippets.test';
import './curve.test';

/** What VS Code calls; rejects when a test failed. */
export function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    browserMocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))));
  });
}
