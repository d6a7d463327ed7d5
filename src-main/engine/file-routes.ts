import { implement } from '@orpc/server';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import type { EngineServices } from './engine-services.ts';
import { addFile, heldFiles, readFile, removeFile } from './file-calls.ts';
import { changedValues, liveView } from './live-view.ts';
import { typed } from './typed-failures.ts';

const os = implement(engineContract);

/** The bytes of files. */
export function fileRoutes(services: EngineServices) {
  return {
    add: os.files.add.handler(({ input, errors }) => typed(errors.FAILED, () => addFile(services, input))),
    remove: os.files.remove.handler(({ input, errors }) =>
      typed(errors.FAILED, async () => removeFile(services, input)),
    ),
    read: os.files.read.handler(({ input, errors }) => typed(errors.FAILED, () => readFile(services, input))),
    watch: os.files.watch.handler(({ input: { accountId }, signal }) =>
      liveView({
        ...services,
        signal,
        messageOf: changedValues(),
        concerns: (change) =>
          change.kind === 'session' ||
          ((change.kind === 'files' || change.kind === 'account') && change.accountId === accountId),
        read: () => heldFiles(services, accountId),
      }),
    ),
  };
}
