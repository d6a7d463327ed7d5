import { describe, expect, it } from 'vitest';
import { isRebuilding, noRebuild, type Rebuild, type RebuildEvent, rebuildStep } from './rebuild-step.ts';

const rebuildAfter = (...events: readonly RebuildEvent[]): Rebuild => events.reduce(rebuildStep, noRebuild);
const counted = (staleCount: number): RebuildEvent => ({ kind: 'counted', staleCount });

describe('computing all figures again', () => {
  it('goes from asked over how many are left to done', () => {
    expect(rebuildAfter({ kind: 'asked' })).toEqual({ phase: 'asked' });
    const running = [{ kind: 'asked' }, { kind: 'begun' }, counted(800), counted(200)] as const;
    expect(rebuildAfter(...running)).toEqual({ phase: 'running', left: 200, most: 800, isAsked: true });
    expect(rebuildAfter(...running, counted(0))).toEqual({ phase: 'done' });
  });

  it('does not take a count from before the answer for the end', () => {
    expect(rebuildAfter({ kind: 'asked' }, counted(0))).toEqual({ phase: 'asked' });
  });

  it('is done at once where there is nothing to compute', () => {
    expect(rebuildAfter({ kind: 'asked' }, { kind: 'begun' }, counted(0))).toEqual({ phase: 'done' });
  });

  it('shows one that was begun elsewhere and says nothing at its end', () => {
    expect(rebuildAfter(counted(500))).toMatchObject({ phase: 'running', left: 500, isAsked: false });
    expect(rebuildAfter(counted(500), counted(0))).toEqual(noRebuild);
  });

  it('can be asked for again while a few accounts have to wait', () => {
    const few = rebuildAfter({ kind: 'asked' }, { kind: 'begun' }, counted(800), counted(2));
    expect(few).toMatchObject({ phase: 'running', left: 2 });
    expect(isRebuilding(few)).toBe(false);
    expect(isRebuilding(rebuildAfter({ kind: 'asked' }, { kind: 'begun' }, counted(800)))).toBe(true);
    expect(isRebuilding(rebuildAfter({ kind: 'asked' }))).toBe(true);
  });

  it('makes nothing of the few accounts of a command', () => {
    expect(rebuildAfter(counted(1))).toEqual(noRebuild);
    expect(rebuildAfter({ kind: 'asked' }, { kind: 'begun' }, counted(0), counted(2))).toEqual({
      phase: 'done',
    });
  });
});
