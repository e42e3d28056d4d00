import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../../scripts/vscode-host/install.mjs';
import { launchBrowser, workbenchAddress } from '../../../scripts/vscode-host/page.mjs';
import { startServer } from '../../../scripts/vscode-host/server.mjs';

/** The four kinds of theme: what the picker calls it, and the class that the workbench has when it is on. */
export const themes = {
  dark: ['Dark Modern', 'vs-dark'],
  light: ['Light Modern', 'vs'],
  'hc-dark': ['Dark High Contrast', 'hc-black'],
  'hc-light': ['Light High Contrast', 'hc-light'],
};

const settings = {
  'editor.hover.delay': 100,
  'workbench.enableExperiments': false,
  'editor.minimap.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'window.title': '${activeEditorShort}',
  'files.autoSave': 'off',
  'files.hotExit': 'off',
};

/**
 * VS Code with a copy of examples/ open, seen through a browser.
 * @param {object} [options]
 * @param {string} [options.vsix] an installed package in place of this checkout
 * @param {Record<string, string>} [options.files] further files of the workspace
 */
export async function openWorkbench({ vsix, files = {}, size = { width: 1200, height: 900 } } = {}) {
  const release = process.env.VSCODE_RELEASE ?? 'oldest';
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'workspace-'));
  const folder = path.join(parent, 'examples');
  fs.cpSync(path.join(root, 'examples'), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  const server = await startServer({ release, settings, vsix });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: size });
  page.setDefaultTimeout(15_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(workbenchAddress(server.origin, { folder, development: vsix === undefined }));
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 30_000 });
  const workbench = new Workbench(page, folder, errors, async () => {
    await browser.close();
    server.stop();
    fs.rmSync(parent, { recursive: true, force: true });
  });
  await workbench.extensionsReady();
  return workbench;
}

class Workbench {
  constructor(page, folder, errors, close) {
    this.page = page;
    this.folder = folder;
    /** Exceptions of the page, for tests that expect none. */
    this.errors = errors;
    this.close = close;
  }

  /** What extensions contribute, notebook editors among it, is there once a command of this one is listed. */
  async extensionsReady() {
    await this.until(async () => {
      await this.page.keyboard.press('F1');
      await this.page.locator('.quick-input-widget .quick-input-box input').fill('>Activation Lens: Open Curve');
      const listed = this.page.locator('.quick-input-list .monaco-list-row', {
        hasText: 'Activation Lens: Open Curve',
      });
      const ready = await listed
        .first()
        .waitFor({ timeout: 1000 })
        .then(
          () => true,
          () => false,
        );
      await this.page.keyboard.press('Escape');
      return ready;
    }, 'the extensions');
  }

  async theme(kind) {
    const [name, marker] = themes[kind];
    await this.command('Preferences: Color Theme');
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Dark Modern' }).first().waitFor();
    await this.pick(name);
    await this.page.locator(`.monaco-workbench.${marker}`).waitFor();
  }

  async open(file) {
    await this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${path.basename(file)}"]`).dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${path.basename(file)}"]`).waitFor();
  }

  /** Runs a command by the name the palette shows. */
  async command(name) {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await input.waitFor();
    await input.fill(`>${name}`);
    const row = this.page.locator('.quick-input-list .monaco-list-row').getByText(name, { exact: true });
    await row.first().click();
  }

  /** The pick list's entries, once it shows. */
  async pickList() {
    const rows = this.page.locator('.quick-input-list .monaco-list-row:visible');
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  /** Narrows the pick list by a text and takes the first entry that holds another. */
  async pick(filter, entry = filter) {
    await this.page.locator('.quick-input-widget .quick-input-box input').fill(filter);
    await this.page.locator('.quick-input-list .monaco-list-row:visible', { hasText: entry }).first().click();
  }

  /** For an afterEach hook: a failed test leaves a picture in dist/test/. */
  async picture({ currentTest }) {
    if (currentTest.state !== 'failed') return;
    const name = currentTest.fullTitle().replaceAll(/\W+/g, '-');
    await this.page.screenshot({ path: path.join(root, `dist/test/${name}.png`) });
  }

  /** Puts the cursor on a text's first place in a file that is open, or on the one after `after`. */
  async goTo(file, text, after = '') {
    const source = fs.readFileSync(path.join(this.folder, file), 'utf8');
    const offset = source.indexOf(text, source.indexOf(after));
    if (offset < 0) throw new Error(`${file} does not hold ${text}`);
    const before = source.slice(0, offset + Math.floor(text.length / 2)).split('\n');
    await this.page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click();
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await input.waitFor();
    await input.fill(`:${before.length}:${before.at(-1).length + 1}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Rests the mouse on the cursor and returns the hover, once it stands. */
  async hover() {
    await this.page.mouse.move(5, 5);
    await this.page.locator('.monaco-editor.focused .cursors-layer > .cursor').first().hover({ force: true });
    const hover = this.page.locator('.monaco-hover:not(.hidden)').first();
    await this.settled(
      () =>
        hover
          .locator('.hover-row')
          .allInnerTexts()
          .then((rows) => rows.join('\n')),
      (text) => text !== '' && !text.includes('Loading'),
    );
    return hover;
  }

  async dismiss() {
    await this.page.keyboard.press('Escape');
    await this.page.mouse.move(5, 5);
  }

  /** The lenses in view, from top to bottom. */
  async lenses() {
    const lenses = this.page.locator('.codelens-decoration');
    await lenses.first().waitFor({ timeout: 20_000 });
    const read = () =>
      lenses.evaluateAll((all) =>
        all
          .map((one) => [one.getBoundingClientRect().top, one.textContent])
          .filter(([top]) => top > 0 && top < innerHeight)
          .sort(([a], [b]) => a - b)
          .map(([, text]) => text.replace(/[ \n]+/g, ' ')),
      );
    return this.settled(read, (texts) => texts.length > 0, 700);
  }

  /** The frame of a webview that holds `selector`; a notebook's outputs all live in one. */
  async frameWith(selector) {
    return this.until(async () => {
      for (const frame of this.page.frames().slice(1)) {
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      return undefined;
    }, `a webview with ${selector}`);
  }

  async until(read, what, milliseconds = 20_000) {
    const end = Date.now() + milliseconds;
    for (;;) {
      const value = await read();
      if (value !== undefined && value !== false) return value;
      if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Reads until the value is wanted and stays the same for a while. */
  async settled(read, wanted, rest = 300) {
    let last = await read();
    let since = Date.now();
    await this.until(async () => {
      const value = await read();
      if (JSON.stringify(value) !== JSON.stringify(last)) {
        last = value;
        since = Date.now();
      }
      return wanted(last) && Date.now() - since >= rest;
    }, 'the view to settle');
    return last;
  }
}
