import { z } from 'zod';
import { parseJson } from '../../src-shared/domain/parse-json.ts';
import { type CollectionName, collectionNames } from '../../src-shared/protocol/collections.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { DocumentPosition } from '../storage/replica/read-positions.ts';

/**
 * Documents that this program could not take, by id and position: the server counts them, so comparing with it must
 * know of them. Another version of the program may be able to take them.
 */
export type RejectedDocuments = {
  of(name: CollectionName): ReadonlyMap<string, number>;
  update(
    name: CollectionName,
    taken: readonly DocumentPosition[],
    rejected: readonly DocumentPosition[],
  ): void;
  /** The collection is pulled from the start. */
  forget(name: CollectionName): void;
  /** Collections of which another version of the program could not take everything. */
  worthAnotherLook(): readonly CollectionName[];
};

const storedSchema = z.object({ version: z.string(), documents: z.array(z.tuple([z.string(), z.int()])) });
type Stored = z.infer<typeof storedSchema>;

/** @param version of the program */
export function createRejectedDocuments(
  device: Pick<DevicePort, 'setting' | 'saveSetting' | 'removeSetting'>,
  version: string,
): RejectedDocuments {
  const held = new Map<CollectionName, Map<string, number>>();
  const of = (name: CollectionName): Map<string, number> => {
    const known = held.get(name) ?? new Map(read(device, name)?.documents ?? []);
    held.set(name, known);
    return known;
  };
  const keep = (name: CollectionName, documents: Map<string, number>): void => {
    if (documents.size === 0) device.removeSetting(settingName(name));
    else device.saveSetting(settingName(name), JSON.stringify({ version, documents: [...documents] }));
  };
  return {
    of,
    update(name, taken, rejected) {
      const documents = of(name);
      const later = taken.filter(({ id }) => documents.delete(id));
      for (const { id, seq } of rejected) documents.set(id, seq);
      if (later.length > 0 || rejected.length > 0) keep(name, documents);
    },
    forget(name) {
      if (of(name).size === 0) return;
      of(name).clear();
      keep(name, of(name));
    },
    worthAnotherLook: () =>
      collectionNames.filter((name) => {
        const stored = read(device, name);
        return stored !== undefined && stored.version !== version;
      }),
  };
}

function read(device: Pick<DevicePort, 'setting'>, name: CollectionName): Stored | undefined {
  const parsed = storedSchema.safeParse(parseJson(device.setting(settingName(name)) ?? ''));
  return parsed.success ? parsed.data : undefined;
}

const settingName = (name: CollectionName) => `rejected/${name}`;
