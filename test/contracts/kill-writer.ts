import { once } from 'node:events';
import { insertContacts, openContacts } from './contact-documents.ts';
import { batchDocuments, killedStorage, wholeBatch } from './killed-storage.ts';

// Waits for its name, then writes batch after batch until it is killed, and names each batch once its write has
// been acknowledged. Meanwhile it hears of the batches of other writers, and ends where one is missing, comes
// twice or in parts.
const [folder = ''] = process.argv.slice(2);
const [name] = await once(process.stdin, 'data');
const writer = String(name).trim();
const instance = await openContacts(killedStorage(folder), 'killed');

const newestBatch = new Map<string, number>();
instance.changeStream().subscribe(({ events }) => {
  const heard = wholeBatch(events.map(({ documentId }) => documentId));
  if (heard === undefined) throw new Error('a batch came in parts');
  const before = newestBatch.get(heard.writer);
  if (before !== undefined && heard.batch !== before + 1) {
    throw new Error(`batch ${heard.batch} of ${heard.writer} came after ${before}`);
  }
  newestBatch.set(heard.writer, heard.batch);
});

for (let batch = 0; ; batch += 1) {
  await insertContacts(instance, batchDocuments(writer, batch));
  // Waits until the line is out of this process: where nobody reads for a while, it would die with it unsaid.
  await new Promise((resolve) => process.stdout.write(`${batch}\n`, resolve));
  // Lets the changes of the other writer come in by the clock too, not only before a write, and leaves the
  // machine some time to load the next writer.
  await new Promise((resolve) => setTimeout(resolve, (batch * 5) % 13));
}
