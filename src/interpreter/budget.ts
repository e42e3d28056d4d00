import { beginStretch, countsNow } from '../numeric/pausing';
import type { Budget } from './run';

const defaultBudget: Budget = { steps: 2_000_000, elements: 20_000_000, output: 200_000, milliseconds: 5_000 };

/** Ends a run; no Python `except` or `finally` sees it. */
export class Exhausted extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** How long evaluation may go on before it pauses, in milliseconds. */
const slice = 6;
/** Work between two looks at the clock. */
const interval = 128;

/** Counts work against a budget and says when to pause. */
export class Meter {
  private readonly budget: Budget;
  private steps = 0;
  private elements = 0;
  private characters = 0;
  private spent = 0;
  private countdown = interval;
  private sliceStart = Date.now();

  constructor(budget: Partial<Budget> | undefined) {
    this.budget = { ...defaultBudget, ...budget };
    beginStretch();
  }

  step(): void {
    this.steps += 1;
    this.countdown -= 1;
    if (this.steps > this.budget.steps) {
      throw new Exhausted(`stopped after ${this.budget.steps.toLocaleString('en')} steps`);
    }
  }

  charge(elements: number): void {
    if (!countsNow()) return;
    this.elements += elements;
    this.countdown -= 1 + (Math.min(elements, interval * 32) >> 5);
    if (!(this.elements <= this.budget.elements)) {
      throw new Exhausted(`stopped: more than ${this.budget.elements.toLocaleString('en')} elements`);
    }
  }

  /** Work that is no step of the program, but time. */
  tick(): void {
    this.countdown -= 1;
  }

  /** Text read by the parser: no step of the program, but time. */
  parsed(characters: number): void {
    this.countdown -= 1 + (characters >> 2);
  }

  print(characters: number): void {
    this.characters += characters;
    if (this.characters > this.budget.output) {
      throw new Exhausted(`stopped: more than ${this.budget.output.toLocaleString('en')} characters printed`);
    }
  }

  /** Whether it is time to pause; ends the run when its wall time is over. */
  due(): boolean {
    if (this.countdown > 0) return false;
    this.countdown = interval;
    const elapsed = Date.now() - this.sliceStart;
    if (this.spent + elapsed > this.budget.milliseconds) {
      throw this.late();
    }
    return elapsed >= slice;
  }

  /** Around a pause: time outside does not count. */
  pause(): void {
    this.spent += Date.now() - this.sliceStart;
  }

  /** Gives what ends the run when its time is over. */
  resume(): Exhausted | undefined {
    this.sliceStart = Date.now();
    beginStretch();
    return this.spent > this.budget.milliseconds ? this.late() : undefined;
  }

  private late(): Exhausted {
    return new Exhausted(`stopped after ${this.budget.milliseconds / 1000} seconds`);
  }
}
