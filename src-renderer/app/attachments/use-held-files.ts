import type { HeldFile } from '../../../src-shared/contract/files.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { readyValue, useLiveView } from '../use-live-view.ts';

/** Where the files of an account stand on this device, by their SHA-256. */
export function useHeldFiles(accountId: string): ReadonlyMap<string, HeldFile> {
  const view = useLiveView<readonly HeldFile[]>(
    (client, signal) => client.files.watch({ accountId: accountIdSchema.parse(accountId) }, { signal }),
    accountId,
  );
  return new Map((readyValue(view) ?? []).map((file) => [file.sha256, file]));
}
