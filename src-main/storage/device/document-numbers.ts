import { z } from 'zod';
import { formatDocumentNumber } from '../../../src-shared/domain/document/document-number.ts';
import type { DevicePort } from '../../engine/ports/device-port.ts';
import type { DocumentNumbersPort } from '../../engine/ports/document-numbers-port.ts';
import { lifeOfFile } from '../sqlite-file/file-life.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

const countSchema = z.object({
  /** Of which life of the file these are; see {@link lifeOfFile}. */
  life: z.int().min(0),
  next: z.int().min(1),
  /** Below `next`, in order: held by a document that did not come about while a later one did. */
  free: z.array(z.int().min(1)),
});
type Count = z.infer<typeof countSchema>;

/** The counters in the encrypted file, one for each organisation that somebody works for on this device. */
export function createDocumentNumbers(
  file: SqliteFile,
  device: Pick<DevicePort, 'session' | 'setting' | 'saveSetting'>,
): DocumentNumbersPort {
  const life = lifeOfFile(file.database);
  const heldIn = new Map<string, Set<number>>();
  const read = (name: string): Count => {
    const text = device.setting(name);
    const count = text === undefined ? undefined : countSchema.parse(JSON.parse(text));
    return count?.life === life ? count : { life, next: 1, free: [] };
  };
  return {
    take() {
      const session = device.session();
      if (session === undefined) throw new Error('a number is taken while nobody is signed in');
      const name = `document-numbers/${session.organisation.id}`;
      const held = heldIn.get(name) ?? new Set();
      heldIn.set(name, held);
      const counter = lowestFree(read(name), held);
      held.add(counter);
      return {
        number: formatDocumentNumber({ deviceCode: session.deviceCode, series: seriesOf(life), counter }),
        use: (work) => {
          const result = file.write(() => {
            device.saveSetting(name, JSON.stringify(used(read(name), counter)));
            return work();
          });
          held.delete(counter);
          return result;
        },
        giveBack: () => void held.delete(counter),
      };
    },
  };
}

function lowestFree({ next, free }: Count, held: ReadonlySet<number>): number {
  const between = free.find((counter) => !held.has(counter));
  if (between !== undefined) return between;
  let counter = next;
  while (held.has(counter)) counter += 1;
  return counter;
}

function used({ life, next, free }: Count, counter: number): Count {
  if (counter < next) return { life, next, free: free.filter((one) => one !== counter) };
  const skipped = Array.from({ length: counter - next }, (_, index) => next + index);
  return { life, next: counter + 1, free: [...free, ...skipped] };
}

function seriesOf(life: number): string {
  return life === 0 ? '' : life.toString(36).toUpperCase();
}
