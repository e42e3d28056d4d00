/** What pointer, wheel and keys do on a chart; pixels count from the canvas's left edge. */
export interface GestureActions {
  readonly at: (pixel: number) => number;
  /** Reads the curves at a pixel, or stops; `aloud` for keys, whose user may not see it. */
  readonly read: (pixel: number | undefined, aloud: boolean) => void;
  readonly select: (from: number, to: number) => void;
  readonly zoom: (factor: number, pixel?: number) => void;
  readonly reset: () => void;
}

const shortestDrag = 6;

/** Reading by moving, zooming by dragging, by Ctrl and wheel and by keys; the plain wheel goes on scrolling the page. */
export class Gestures {
  private readonly stop = new AbortController();
  private start: number | undefined;
  private keyed: number | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly selection: HTMLElement,
    private readonly actions: GestureActions,
  ) {
    const on = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      listener: (event: HTMLElementEventMap[Name]) => void,
    ): void => canvas.addEventListener(name, listener, { signal: this.stop.signal, passive: false });
    on('pointerdown', (event) => {
      if (event.button !== 0) return;
      this.start = event.offsetX;
      canvas.setPointerCapture(event.pointerId);
    });
    on('pointermove', (event) => this.move(event.offsetX));
    on('pointerup', (event) => this.release(event.offsetX));
    on('pointercancel', () => this.release(undefined));
    on('pointerleave', () => actions.read(undefined, false));
    on('blur', () => actions.read(undefined, false));
    on('dblclick', () => actions.reset());
    on('wheel', (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      actions.zoom(event.deltaY < 0 ? 0.8 : 1.25, event.offsetX);
    });
    on('keydown', (event) => this.key(event));
  }

  dispose(): void {
    this.stop.abort();
  }

  private move(pixel: number): void {
    if (this.start === undefined) {
      this.keyed = pixel;
      this.actions.read(pixel, false);
      return;
    }
    const [left, right] = [Math.min(this.start, pixel), Math.max(this.start, pixel)];
    this.selection.hidden = right - left < shortestDrag;
    Object.assign(this.selection.style, { left: `${left}px`, width: `${right - left}px` });
  }

  private release(pixel: number | undefined): void {
    const start = this.start;
    this.start = undefined;
    this.selection.hidden = true;
    if (start === undefined || pixel === undefined || Math.abs(pixel - start) < shortestDrag) return;
    this.actions.select(this.actions.at(Math.min(start, pixel)), this.actions.at(Math.max(start, pixel)));
  }

  private key(event: KeyboardEvent): void {
    const width = this.canvas.clientWidth;
    const step = event.shiftKey ? width / 10 : width / 100;
    const move = { ArrowLeft: -step, ArrowRight: step }[event.key];
    if (move !== undefined) {
      this.keyed = Math.min(width, Math.max(0, (this.keyed ?? width / 2) + move));
      this.actions.read(this.keyed, true);
    } else if (event.key === '+' || event.key === '=') this.actions.zoom(0.5, this.keyed);
    else if (event.key === '-') this.actions.zoom(2, this.keyed);
    else if (event.key === '0' || event.key === 'Escape') this.actions.reset();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
