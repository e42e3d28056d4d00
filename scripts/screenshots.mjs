// `npm run screenshots`: media/screenshots/*.png for the README, from the same VS Code that the tests see.
import fs from 'node:fs';
import path from 'node:path';
import { installDependencies, mustRun } from './prepare.mjs';
import { root } from './vscode-host/install.mjs';

await installDependencies();
await mustRun(process.execPath, ['build/build.mjs']);
const { openWorkbench, themes } = await import('../test/vscode/browser/workbench.mjs');

const folder = path.join(root, 'media/screenshots');
fs.mkdirSync(folder, { recursive: true });
const workbench = await openWorkbench({ size: { width: 1100, height: 760 } });
const { page } = workbench;

async function picture(name, kind) {
  await page.screenshot({ path: path.join(folder, `${name}-${kind}.png`) });
  console.log(`${name}-${kind}.png`);
}

/** One row per picture: what is on the screen, made from a clean state and left as it was found. */
const scenes = {
  async hover(kind) {
    await workbench.open('pytorch.py');
    await workbench.goTo('pytorch.py', 'gelu', 'print(F.gelu(x))');
    await workbench.lenses();
    await workbench.hover();
    await picture('hover', kind);
    await workbench.dismiss();
  },
  async lens(kind) {
    await workbench.open('pytorch.py');
    await workbench.goTo('pytorch.py', 'import torch');
    await workbench.lenses();
    await picture('lens', kind);
  },
  async panel(kind) {
    await workbench.open('pytorch.py');
    await workbench.goTo('pytorch.py', 'gelu', 'print(F.gelu(x))');
    await workbench.command('Activation Lens: Open Curve');
    await workbench.frameWith('figure canvas');
    await page.waitForTimeout(800);
    await picture('panel', kind);
    await workbench.command('View: Close All Editors');
  },
  async notebook(kind) {
    await workbench.open('curves.ipynb');
    const frame = await workbench.frameWith('figure canvas');
    await page.mouse.move(700, 500);
    for (let turn = 0; turn < 9; turn++) await page.mouse.wheel(0, 150);
    await frame.locator('figure canvas').first().waitFor();
    await page.waitForTimeout(1200);
    await picture('notebook', kind);
    await workbench.command('View: Close All Editors');
  },
  async pickList(kind) {
    await workbench.open('pytorch.py');
    await workbench.command('Activation Lens: Insert GLU Variant');
    await workbench.pickList();
    await picture('glu-variants', kind);
    await page.keyboard.press('Escape');
    await workbench.command('View: Close All Editors');
  },
};

try {
  for (const kind of Object.keys(themes)) {
    await workbench.theme(kind);
    for (const scene of Object.values(scenes)) await scene(kind);
  }
} finally {
  await workbench.close();
}
