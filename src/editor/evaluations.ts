import * as vscode from 'vscode';
import type { Evaluator } from '../present/evaluator';
import type { Lens } from '../present/lenses';
import { moveAlong, type PlacedLens, placeLenses } from '../present/placedLens';
import { joinCells } from '../python/notebook';
import type { Site } from '../python/site';
import { onSettingsChange, setting } from './settings';
import { runInSlices } from './slices';

/** What is evaluated together: a Python file, or all code cells of a notebook. */
type Unit = vscode.TextDocument | vscode.NotebookDocument;

interface State {
  /** The last answer, by document; kept while the next one is evaluated. */
  results: ReadonlyMap<vscode.TextDocument, readonly PlacedLens[]>;
  /** Whether `results` are those of the text as it stands. */
  current: boolean;
  timer?: ReturnType<typeof setTimeout>;
  running?: vscode.CancellationTokenSource;
}

/**
 * Evaluates open documents when typing rests, in slices, and keeps the last answer in place meanwhile: an edit moves it along, cancels
 * what runs and starts the wait anew.
 */
export class Evaluations implements vscode.Disposable {
  private readonly states = new Map<Unit, State>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  /** Fires when a document has new results. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly evaluator: () => Promise<Evaluator>,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscriptions = [
      this.changed,
      vscode.workspace.onDidChangeTextDocument((change) => this.edited(change)),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => this.restart(notebook)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => this.forget(notebook)),
      onSettingsChange(() => {
        for (const unit of [...this.states.keys()]) this.forget(unit);
        this.changed.fire();
      }),
    ];
  }

  /** The last answer for a document; where there is none for its present text, an evaluation is on its way. */
  results(document: vscode.TextDocument): readonly PlacedLens[] {
    return this.stateOf(unitOf(document)).results.get(document) ?? [];
  }

  /** What was evaluated at a site, where that is of the document as it stands. */
  at(document: vscode.TextDocument, site: Site): Lens | undefined {
    const placed = this.results(document);
    if (!this.states.get(unitOf(document))?.current) return undefined;
    return placed.find(({ lens, from }) => lens.site.from - lens.from + from === site.from)?.lens;
  }

  private stateOf(unit: Unit): State {
    const known = this.states.get(unit);
    if (known) return known;
    const state: State = { results: new Map(), current: false };
    if (unit.isClosed) return state;
    this.states.set(unit, state);
    this.schedule(unit, state, 0);
    return state;
  }

  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const unit = unitOf(document);
    const state = this.states.get(unit);
    if (!state || contentChanges.length === 0) return;
    const moved = (state.results.get(document) ?? []).flatMap((placed) => moveAlong(placed, contentChanges) ?? []);
    state.results = new Map(state.results).set(document, moved);
    this.schedule(unit, state, setting('lens.pauseMilliseconds', document));
  }

  private restart(notebook: vscode.NotebookDocument): void {
    const state = this.states.get(notebook);
    if (state) this.schedule(notebook, state, setting('lens.pauseMilliseconds'));
  }

  private schedule(unit: Unit, state: State, pause: number): void {
    this.cancel(state);
    state.current = false;
    state.timer = setTimeout(() => this.evaluate(unit, state), pause);
  }

  private async evaluate(unit: Unit, state: State): Promise<void> {
    const running = new vscode.CancellationTokenSource();
    state.running = running;
    try {
      const evaluator = await this.evaluator();
      if (running.token.isCancellationRequested) return;
      const results = await runInSlices(this.evaluation(evaluator, unit, state), running.token);
      if (results === undefined || state.running !== running) return;
      state.results = results;
      state.current = true;
      this.changed.fire();
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
    } finally {
      running.dispose();
      if (state.running === running) delete state.running;
    }
  }

  private *evaluation(evaluator: Evaluator, unit: Unit, { results }: State): Generator<void, State['results']> {
    const scope = unit.uri;
    const key = scope.toString();
    const options = {
      samples: setting('lens.samples', scope),
      budget: {
        milliseconds: setting('evaluation.budgetMilliseconds', scope),
        elements: setting('evaluation.budgetElements', scope),
      },
    };
    if (!('getCells' in unit)) {
      const found = yield* evaluator.lenses(key, unit.getText(), options);
      return new Map([[unit, placeLenses(found, 0, results.get(unit) ?? [])]]);
    }
    const cells = unit.getCells().filter(({ document }) => document.languageId === 'python');
    const joined = joinCells(cells.map(({ index, document }) => [index, document.getText()]));
    const found = yield* evaluator.lenses(key, joined.text, options);
    return new Map(
      cells.map(({ document }, index) => {
        const start = joined.cells[index]?.from ?? 0;
        const end = start + document.getText().length;
        const own = found.filter(({ from }) => from >= start && from < end);
        return [document, placeLenses(own, start, results.get(document) ?? [])];
      }),
    );
  }

  private cancel(state: State): void {
    clearTimeout(state.timer);
    state.running?.cancel();
    delete state.running;
  }

  private forget(unit: Unit): void {
    const state = this.states.get(unit);
    if (!state) return;
    this.cancel(state);
    this.states.delete(unit);
    this.evaluator().then(
      (evaluator) => evaluator.forget(unit.uri.toString()),
      () => {},
    );
  }

  dispose(): void {
    for (const unit of [...this.states.keys()]) this.forget(unit);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}

function unitOf(document: vscode.TextDocument): Unit {
  const isCell = document.uri.scheme === 'vscode-notebook-cell';
  const holds = (notebook: vscode.NotebookDocument) => notebook.getCells().some((cell) => cell.document === document);
  return (isCell ? vscode.workspace.notebookDocuments.find(holds) : undefined) ?? document;
}
