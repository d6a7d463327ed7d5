import { expect } from 'vitest';
import { type ContactInstance, findContacts } from './contact-documents.ts';
import { BATCH_SIZE, batchDocuments } from './killed-storage.ts';

type Writer = { readonly name: string; readonly lastAcknowledged: number };

/** All that the writers of one test have been told is on disk, to be compared with what is there. */
export class KilledBatches {
  /** How many batches a killed writer has left, by its name. */
  readonly #left = new Map<string, number>();

  /** How many writers have been killed. */
  get writerCount(): number {
    return this.#left.size;
  }

  /**
   * Looks what a writer has left that was just killed: each acknowledged batch, and the next one as a whole or not at
   * all. From now on it has to stay just so.
   */
  async note(reader: ContactInstance, { name, lastAcknowledged }: Writer): Promise<void> {
    const next = await reader.findDocumentsById(idsOf(name, lastAcknowledged + 1), true);
    expect([0, BATCH_SIZE], `${name}: documents of the batch that was not acknowledged`).toContain(
      next.length,
    );
    this.#left.set(name, lastAcknowledged + (next.length === 0 ? 1 : 2));
    await this.check(reader, name);
  }

  /** Compares every field of every batch that a killed writer has left. */
  async check(reader: ContactInstance, name: string): Promise<void> {
    const count = this.#left.get(name) ?? 0;
    const found = await findContacts(reader, { selector: { id: { $gte: `${name}/`, $lt: `${name}0` } } });
    const batches = Array.from({ length: count }, (_, batch) => batchDocuments(name, batch));
    expect(byId(found), `what ${name} has left`).toEqual(byId(batches.flat()));
  }

  /** The same for all killed writers, of which there is nothing else then. */
  async checkAll(reader: ContactInstance): Promise<void> {
    for (const name of this.#left.keys()) await this.check(reader, name);
  }

  /** One of the writers killed so far; undefined before the first. */
  nameAt(share: number): string | undefined {
    return [...this.#left.keys()][Math.floor(share * this.#left.size)];
  }
}

function idsOf(name: string, batch: number): string[] {
  return batchDocuments(name, batch).map(({ id }) => id);
}

// The time of writing alone is the writer's own.
function byId(documents: readonly { readonly id: string; readonly _meta: object }[]) {
  return Object.fromEntries(documents.map(({ _meta, ...document }) => [document.id, document]));
}
