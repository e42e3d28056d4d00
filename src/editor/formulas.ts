import * as vscode from 'vscode';

/** The typeset formulas that ship with the extension, each read once. */
export class Formulas {
  private readonly texts = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly extension: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** The SVG text of `media/formulas/NAME.svg`; undefined when it cannot be read. */
  svg(name: string): Promise<string | undefined> {
    const known = this.texts.get(name);
    if (known) return known;
    const text = this.read(vscode.Uri.joinPath(this.extension, 'media', 'formulas', `${name}.svg`));
    this.texts.set(name, text);
    return text;
  }

  private async read(uri: vscode.Uri): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      this.log.warn(`The formula ${uri.path} could not be read: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }
}
