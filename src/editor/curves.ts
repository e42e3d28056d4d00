import * as vscode from 'vscode';
import { activations, spellingByName } from '../activations/lookup';
import { type CurvesMessage, parseCurvesMessage } from '../present/message';
import { effectiveParameters } from '../present/parameters';
import type { Site } from '../python/site';
import type { Documents } from './documents';
import type { Evaluations } from './evaluations';
import type { CurvePanel } from './panel';

const mostInputs = 100;

/** The message that draws the activation of a site as its call sets it, with the numbers that go into it. */
export function curveMessage(site: Site, inputs: readonly number[] = []): CurvesMessage | undefined {
  const named = spellingByName(site.spelling);
  if (!named) return undefined;
  const { values: parameters } = effectiveParameters(named.activation, named.spelling, site.parameters);
  const finite = inputs.filter(Number.isFinite).slice(0, mostInputs);
  return {
    version: 1,
    curves: [{ activation: named.activation.name, parameters }],
    ...(finite.length > 0 && { inputs: finite }),
  };
}

/** The command "Open Curve": of the message a link carries, else of the activation at the cursor, else of one from a list. */
export function registerOpenCurve(
  documents: Documents,
  evaluations: Evaluations,
  panel: CurvePanel,
): vscode.Disposable {
  return vscode.commands.registerCommand('activationLens.openCurve', async (given?: unknown) => {
    const message = isMessage(given) ? given : (atCursor(documents, evaluations) ?? (await chosen()));
    if (message === undefined) return;
    const parsed = parseCurvesMessage(message);
    if ('message' in parsed) panel.show(parsed.message);
    else vscode.window.showErrorMessage(vscode.l10n.t('This curve cannot be drawn: {0}', parsed.error));
  });
}

/** Menus call commands with the address of a file, links with a message. */
const isMessage = (given: unknown): boolean => typeof given === 'object' && given !== null && 'curves' in given;

function atCursor(documents: Documents, evaluations: Evaluations): CurvesMessage | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'python') return undefined;
  const site = documents.siteAt(editor.document, editor.selection.active);
  return site && curveMessage(site, evaluations.at(editor.document, site)?.inputs);
}

async function chosen(): Promise<CurvesMessage | undefined> {
  const items = activations.map(({ name, title, summary }) => ({ label: name, description: title, detail: summary }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    placeHolder: vscode.l10n.t('Activations to draw'),
  });
  if (!picked || picked.length === 0) return undefined;
  return { version: 1, curves: picked.map(({ label }) => ({ activation: label })) };
}
