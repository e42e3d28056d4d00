import type { CurvesMessage } from './message';
import type { ThemeKind } from './palette';

/** A file that a chart offers: text as it is, a picture as base64. */
export interface SavedFile {
  readonly name: string;
  readonly mime: 'image/png' | 'text/csv';
  readonly content: string;
  readonly encoding: 'utf8' | 'base64';
}

/** From the extension to the panel. `message` is checked by the panel as if it came from a notebook. */
export type ToPanel =
  | { readonly type: 'show'; readonly message: CurvesMessage }
  /** The theme, for a page whose classes do not say it. */
  | { readonly type: 'theme'; readonly kind: ThemeKind };

/** From the panel, or from the notebook renderer through messaging, to the extension. */
export type FromPanel =
  /** The panel can take messages; before this they are lost. */
  | { readonly type: 'ready' }
  | { readonly type: 'save'; readonly file: SavedFile }
  | { readonly type: 'copy'; readonly text: string };

/** How a reader has arranged a chart. */
export interface ViewState {
  /** The zoomed horizontal range; absent when it is the message's own. */
  readonly domain?: readonly [number, number];
  /** Series numbers of the curves that are switched off. */
  readonly hidden: readonly number[];
  readonly slopes: boolean;
}

/** What the panel keeps while it is hidden. */
export interface PanelState {
  readonly message: CurvesMessage;
  readonly view?: ViewState;
}
