/** Where the computing of all figures stands. Counts are accounts. */
export type Rebuild =
  | { readonly phase: 'none' }
  /** The engine has been asked and has not answered. */
  | { readonly phase: 'asked' }
  | { readonly phase: 'running'; readonly left: number; readonly most: number; readonly isAsked: boolean }
  | { readonly phase: 'done' };

export type RebuildEvent =
  | { readonly kind: 'asked' }
  /** The engine has dropped the figures. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'counted'; readonly staleCount: number };

export const noRebuild: Rebuild = { phase: 'none' };

/** A few accounts are always being computed again, and some may have to wait: that is no rebuild. */
const handful = 10;

/** True while asking again would only begin it anew. */
export function isRebuilding(rebuild: Rebuild): boolean {
  return rebuild.phase === 'asked' || (rebuild.phase === 'running' && rebuild.left > handful);
}

/** What an event makes of it. */
export function rebuildStep(rebuild: Rebuild, event: RebuildEvent): Rebuild {
  switch (event.kind) {
    case 'asked':
      return { phase: 'asked' };
    case 'begun':
      return { phase: 'running', left: 0, most: 0, isAsked: true };
    case 'counted':
      return counted(rebuild, event.staleCount);
  }
}

function counted(rebuild: Rebuild, left: number): Rebuild {
  switch (rebuild.phase) {
    case 'asked':
      return rebuild;
    case 'running':
      if (left > 0) return { ...rebuild, left, most: Math.max(rebuild.most, left) };
      return rebuild.isAsked ? { phase: 'done' } : noRebuild;
    case 'none':
    case 'done':
      return left > handful ? { phase: 'running', left, most: left, isAsked: false } : rebuild;
  }
}
