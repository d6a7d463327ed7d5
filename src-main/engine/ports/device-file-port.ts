import type { LeftBehind } from '../../../src-shared/contract/left-behind.ts';
import type { CollectionName } from '../../../src-shared/protocol/collections.ts';

/** The encrypted file of this device as a whole. */
export type DeviceFilePort = {
  /** Of the file with its log. */
  bytes(): number;
  /** What was put aside beside it. */
  leftBehind(): readonly LeftBehind[];
  /** Documents in each collection of the replica. */
  documentCounts(): Readonly<Record<CollectionName, number>>;
  /**
   * Writes an encrypted copy, opened and read through before it gets its name, while the work goes on.
   * @throws {StorageError} where disk or file fail, or there is a file of that name.
   */
  backUp(targetPath: string): Promise<{ readonly fileBytes: number }>;
};
