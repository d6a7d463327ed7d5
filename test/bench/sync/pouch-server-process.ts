// PouchDB's own server over a database that holds the documents of a ledger.
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import expressPouchDB from 'express-pouchdb';
import { z } from 'zod';
import { childInput, serveParent } from '../harness/child-program.ts';
import { accountDocuments, ledgerCollections } from '../read-models/ledger.ts';
import { ledgerShape } from '../read-models/ledger-shape.ts';
import { pouchIn } from './open-pouch.ts';

const { folder, seed, accounts } = z
  .object({ folder: z.string(), seed: z.number(), accounts: z.number() })
  .parse(childInput());
const batchSize = 2_000;

mkdirSync(folder, { recursive: true });
const Pouch = pouchIn(folder);
const ledger = new Pouch('ledger');
const shape = ledgerShape(seed, accounts);
let documents = 0;
let batch: object[] = [];
const flush = async () => {
  await ledger.bulkDocs(batch);
  documents += batch.length;
  batch = [];
};
for (let index = 0; index < accounts; index += 1) {
  const ofAccount = accountDocuments(shape, index);
  for (const name of ledgerCollections) {
    // CouchDB keeps names that begin with an underscore for itself.
    for (const { _deleted, id, ...content } of ofAccount[name]) batch.push({ _id: id, ...content });
  }
  if (batch.length >= batchSize) await flush();
}
await flush();
const server = createServer(expressPouchDB(Pouch, { mode: 'minimumForPouchDB', inMemoryConfig: true }));
server.listen(0, '127.0.0.1', () => {
  const { port } = z.object({ port: z.number() }).parse(server.address());
  serveParent({ url: `http://127.0.0.1:${port}/ledger`, documents }, async () => ({}));
});
