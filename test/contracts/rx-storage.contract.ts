import { describe } from 'vitest';
import type { ContactStorage } from './contact-documents.ts';
import { describeAttachments } from './rx-storage-attachments.contract.ts';
import { describeInstances } from './rx-storage-instances.contract.ts';
import { describeLifecycle } from './rx-storage-lifecycle.contract.ts';
import { describeQueries } from './rx-storage-queries.contract.ts';
import { describeWrites } from './rx-storage-writes.contract.ts';

/** A storage with a database of its own. */
export type StorageUnderTest = {
  readonly storage: ContactStorage;
  readonly databaseName: string;
  /** The same data through everything opened anew, as after a restart. Instances are closed before. */
  reopen(): StorageUnderTest;
  dispose(): Promise<void>;
};

/** What RxDB expects of any storage. Runs the same on ours and on RxDB's own. */
export function describeRxStorage(name: string, openStorage: () => StorageUnderTest): void {
  describe(`RxStorage contract: ${name}`, () => {
    describeWrites(openStorage);
    describeQueries(openStorage);
    describeLifecycle(openStorage);
    describeInstances(openStorage);
    describeAttachments(openStorage);
  });
}
