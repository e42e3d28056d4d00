import * as vscode from 'vscode';
import type { Evaluations } from './evaluations';
import { shownResults } from './lenses';
import { lensTitle } from './lensTitle';
import { setting } from './settings';

/** More would push each other out of a cell's status bar. */
const mostItems = 3;
const longestItem = 60;

/** Results in the status bar of notebook cells, where code lenses look odd. */
export class CellStatusProvider implements vscode.NotebookCellStatusBarItemProvider {
  readonly onDidChangeCellStatusBarItems: vscode.Event<void>;

  constructor(private readonly evaluations: Evaluations) {
    this.onDidChangeCellStatusBarItems = evaluations.onDidChange;
  }

  provideCellStatusBarItems({ document }: vscode.NotebookCell): vscode.NotebookCellStatusBarItem[] {
    if (document.languageId !== 'python' || !setting('lens.enabled', document)) return [];
    const results = shownResults(this.evaluations.results(document), document);
    return results.slice(-mostItems).map(({ id, lens, from }, index) => {
      const line = document.positionAt(from).line + 1;
      const text = vscode.l10n.t('line {0}: {1}', line, lensTitle(lens, longestItem));
      const item = new vscode.NotebookCellStatusBarItem(text, vscode.NotebookCellStatusBarAlignment.Left);
      item.tooltip = lens.text;
      item.priority = -index;
      item.command = {
        title: vscode.l10n.t('Result'),
        command: 'activationLens.showResultActions',
        arguments: [document.uri.toString(), id],
      };
      return item;
    });
  }
}
