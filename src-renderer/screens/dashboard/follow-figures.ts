import type { FiguresMessage } from '../../../src-shared/contract/figures-view.ts';
import { type Problem, problemOf } from '../../app/problem.ts';

type FiguresOfDate = Extract<FiguresMessage, { kind: 'figures' }>;

/** How far the figures of a date are. `stopped`: by the person, or because the device was locked. */
export type FiguresProgress =
  | { readonly phase: 'running'; readonly done: number; readonly total: number }
  | { readonly phase: 'ready'; readonly value: FiguresOfDate }
  | { readonly phase: 'stopped' }
  | { readonly phase: 'failed'; readonly problem: Problem };

export const figuresBegun: FiguresProgress = { phase: 'running', done: 0, total: 0 };

/** Shows how far the figures of a date are until they are there, cannot be had, or come to an end without them. */
export async function followFigures(
  open: () => Promise<AsyncIterable<FiguresMessage>>,
  show: (progress: FiguresProgress) => void,
): Promise<void> {
  show(figuresBegun);
  try {
    for await (const message of await open()) {
      if (message.kind === 'figures') {
        show({ phase: 'ready', value: message });
        return;
      }
      show({ phase: 'running', done: message.done, total: message.total });
    }
    show({ phase: 'stopped' });
  } catch (error) {
    show({ phase: 'failed', problem: problemOf(error) });
  }
}
