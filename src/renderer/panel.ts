import { type CurvesMessage, parseCurvesMessage } from '../present/message';
import type { FromPanel, PanelState, ToPanel } from '../present/panelProtocol';
import { showError } from './error';
import { hostOf } from './host';
import { setFallbackKind } from './theme';
import { CurvesView, showIn } from './view';

interface VsCodeApi {
  postMessage(message: FromPanel): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
}

declare const acquireVsCodeApi: () => VsCodeApi;

/** The panel's page: one view that fills it and shows the last message. */
function start(api: VsCodeApi): void {
  let shown: CurvesMessage | undefined;
  let view: CurvesView | undefined;
  const keep = (): void => {
    if (shown && view) api.setState({ message: shown, view: view.state });
  };

  const show = (value: unknown): void => {
    const parsed = parseCurvesMessage(value);
    if ('error' in parsed) {
      showError(document.body, parsed.error);
      return;
    }
    const before = api.getState();
    const same = JSON.stringify(before?.message) === JSON.stringify(parsed.message);
    if (!same || !view) {
      view?.dispose();
      view = new CurvesView(
        hostOf((message) => api.postMessage(message)),
        same ? before?.view : undefined,
        keep,
      );
      view.place.style.setProperty('--curve-height', 'max(240px, min(100vh - 150px, 75vw))');
    }
    shown = parsed.message;
    if (showIn(document.body, view, parsed.message)) keep();
  };

  window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
    if (data?.type === 'show') show(data.message);
    else if (data?.type === 'theme') setFallbackKind(data.kind);
  });
  api.postMessage({ type: 'ready' });
}

start(acquireVsCodeApi());
