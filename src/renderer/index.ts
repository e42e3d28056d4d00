import type { ActivationFunction } from 'vscode-notebook-renderer';
import { parseCurvesMessage } from '../present/message';
import type { ViewState } from '../present/panelProtocol';
import { showError } from './error';
import { hostOf } from './host';
import { CurvesView, showIn } from './view';

/** Arrangements kept of outputs that were disposed of, for when they come back. */
const mostRemembered = 64;

/** The notebook renderer: one view per output, kept when the same output is rendered again. */
export const activate: ActivationFunction = (context) => {
  const views = new Map<string, CurvesView>();
  const remembered = new Map<string, ViewState>();
  const host = hostOf(context.postMessage?.bind(context));

  const dispose = (id: string): void => {
    const view = views.get(id);
    if (!view) return;
    views.delete(id);
    remembered.delete(id);
    remembered.set(id, view.state);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostRemembered) break;
      remembered.delete(oldest);
    }
    view.dispose();
  };

  return {
    renderOutputItem(item, element) {
      let value: unknown;
      try {
        value = item.json();
      } catch {
        dispose(item.id);
        showError(element, 'message: expected JSON, and this is not');
        return;
      }
      const parsed = parseCurvesMessage(value);
      if ('error' in parsed) {
        dispose(item.id);
        showError(element, parsed.error);
        return;
      }
      const view = views.get(item.id) ?? new CurvesView(host, remembered.get(item.id));
      views.set(item.id, view);
      if (!showIn(element, view, parsed.message)) dispose(item.id);
    },
    disposeOutputItem(id) {
      for (const one of id === undefined ? [...views.keys()] : [id]) dispose(one);
    },
  };
};
