import * as vscode from 'vscode';
import type { CurvesMessage } from '../present/message';
import type { PlacedLens } from '../present/placedLens';
import { resultComment } from '../present/resultComment';
import { curveMessage } from './curves';
import type { Evaluations } from './evaluations';
import { lensTitle, markedText } from './lensTitle';
import type { CurvePanel } from './panel';

interface Found {
  readonly document: vscode.TextDocument;
  readonly result: PlacedLens;
}

interface Action extends vscode.QuickPickItem {
  run(found: Found): unknown;
}

/** The commands on results: what a click on a lens offers, and the same for the line with the cursor. */
export function registerResultCommands(evaluations: Evaluations, panel: CurvePanel): vscode.Disposable {
  const copy = async ({ result }: Found) => {
    await vscode.env.clipboard.writeText(result.lens.text);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Result copied'), 2000);
  };
  const insert = async ({ document, result }: Found) => {
    const lines = document.getText().split(/\r\n|\r|\n/);
    const { line, text } = resultComment(lines, document.positionAt(result.to).line, markedText(result.lens));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(line).range.end, text);
    await vscode.workspace.applyEdit(edit);
  };
  const messageOf = ({ lens }: PlacedLens): CurvesMessage | undefined =>
    lens.site && curveMessage(lens.site, lens.inputs);
  const show = ({ result }: Found) => {
    const message = messageOf(result);
    if (message) panel.show(message);
  };
  const actions: readonly Action[] = [
    { label: vscode.l10n.t('$(copy) Copy result'), run: copy },
    { label: vscode.l10n.t('$(comment) Insert result as comment'), run: insert },
    { label: vscode.l10n.t('$(graph-line) Open curve with this input'), run: show },
  ];

  const register = (name: string, run: (found: Found) => unknown) =>
    vscode.commands.registerCommand(`activationLens.${name}`, async (uri?: unknown, id?: unknown) => {
      const found = find(evaluations, uri, id);
      if (found) await run(found);
      else vscode.window.showInformationMessage(vscode.l10n.t('There is no result on this line.'));
    });
  return vscode.Disposable.from(
    register('copyResult', copy),
    register('insertResult', insert),
    register('showResultActions', async (found) => {
      const possible = actions.filter((action) => {
        if (action.run === show) return messageOf(found.result) !== undefined;
        return action.run !== insert || found.result.lens.source !== 'unknown';
      });
      const picked = await vscode.window.showQuickPick(possible, { title: lensTitle(found.result.lens, 80) });
      await picked?.run(found);
    }),
  );
}

/** The result that a lens was clicked for, else the one on the line with the cursor. */
function find(evaluations: Evaluations, uri: unknown, id: unknown): Found | undefined {
  if (typeof uri === 'string' && typeof id === 'number') {
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
    const result = document && evaluations.results(document).find((one) => one.id === id);
    return result && { document, result };
  }
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'python') return undefined;
  const { document, selection } = editor;
  const result = evaluations
    .results(document)
    .find(
      ({ from, to }) =>
        document.positionAt(from).line <= selection.active.line &&
        selection.active.line <= document.positionAt(to).line,
    );
  return result && { document, result };
}
