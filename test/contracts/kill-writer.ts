import { contact, insertContacts, openContacts } from './contact-documents.ts';
import { BATCH_SIZE, batchIds, killedStorage } from './killed-storage.ts';

// Writes batch after batch until it is killed, and names each batch once its write has been acknowledged.
const [folder = '', round = ''] = process.argv.slice(2);
const instance = await openContacts(killedStorage(folder), 'killed');
for (let batch = 0; ; batch += 1) {
  const ids = batchIds(Number(round), batch);
  await insertContacts(
    instance,
    ids.map((id) => contact(id, { note: 'x'.repeat((batch * 37) % 2_000), age: BATCH_SIZE })),
  );
  process.stdout.write(`${batch}\n`);
}
