import type { RxStorage, RxStorageInstance, RxStorageInstanceCreationParams } from 'rxdb';

const checkpointContext = 'replication-set-checkpoint';

/**
 * Makes the writing of pull checkpoints wait for a disk that fails instead of rejecting: RxDB does not await that
 * write, so a rejection would end the process, and its queue of checkpoints would stay broken for good. A checkpoint
 * that is late costs pulling a page again, nothing else.
 */
export function withPatientCheckpoints<Internals, Options>(
  storage: RxStorage<Internals, Options>,
  waitAfterFailure: () => Promise<void>,
  signal: AbortSignal,
): RxStorage<Internals, Options> {
  return {
    name: storage.name,
    rxdbVersion: storage.rxdbVersion,
    async createStorageInstance<RxDocType>(params: RxStorageInstanceCreationParams<RxDocType, Options>) {
      const instance = await storage.createStorageInstance<RxDocType>(params);
      makePatient(instance, waitAfterFailure, signal);
      return instance;
    },
  };
}

function makePatient<RxDocType, Internals, Options>(
  instance: RxStorageInstance<RxDocType, Internals, Options>,
  waitAfterFailure: () => Promise<void>,
  signal: AbortSignal,
): void {
  const write = instance.bulkWrite.bind(instance);
  instance.bulkWrite = async (rows, context) => {
    if (context !== checkpointContext) return write(rows, context);
    for (;;) {
      try {
        return await write(rows, context);
      } catch {
        // The disk's failure is reported by the writing of documents, which fails with it.
        if (signal.aborted) return { error: [] };
        await waitAfterFailure();
      }
    }
  };
}
