/**
 * What became new: an account, the files of one, the worklist's rows, the outbox, the connection, the session, the date,
 * the training, the shell of the desktop, the register of issued documents, a batch of documents or the drafts.
 */
export type Change =
  | { readonly kind: 'account' | 'files'; readonly accountId: string }
  | { readonly kind: 'worklist' | 'outbox' | 'connection' | 'session' | 'training' | 'documents' }
  | { readonly kind: 'desktop' }
  | { readonly kind: 'batches' | 'drafts' };

export type ChangeListener = (change: Change) => void;

/** Tells live views what changed. Carries no data: a view reads the present state itself. */
export type ChangeBus = {
  emit(change: Change): void;
  /** Returns how to stop. */
  listen(listener: ChangeListener): () => void;
};

export function createChangeBus(): ChangeBus {
  const listeners = new Set<ChangeListener>();
  return {
    emit(change) {
      for (const listener of [...listeners]) listener(change);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
