import { z } from 'zod';
import { jsonFault } from '../../src-shared/domain/json-fault.ts';
import { type Reference, referenceSchema } from '../../src-shared/domain/organisation/reference.ts';
import { adminApi } from '../../src-shared/protocol/admin-api.ts';
import { StartFailure } from '../app/start-failure.ts';
import { parseJson } from '../client/call-server.ts';
import type { AdminCall } from './admin-call.ts';
import { readCollection } from './read-pages.ts';

/** The version in the file is the one that was changed; a document that is new says 0, or none. */
const putFileSchema = z.looseObject({ id: z.string(), version: z.int().min(0).default(0) });

/** Writes the document of a file; what keeps it from being written is said before the server is asked. */
export async function putReference({
  session,
  names: [path = ''],
  say,
  readFile,
}: AdminCall): Promise<number> {
  const document = readDocument(path, await readFile(path));
  const { id, version } = document;
  checkStored(document, await readCollection(session.call, 'reference'));
  await session.call(adminApi.putReference, { document });
  say(`Wrote ${id}, version ${version}.`);
  if (version === 1) say(`It is new: there was no document ${id}.`);
  return 0;
}

function readDocument(path: string, text: string): Reference {
  const json = parseJson(text);
  if (json === undefined) {
    const { line, column } = jsonFault(text);
    throw new StartFailure(`${path} is no JSON: line ${line}, column ${column}.`);
  }
  const file = putFileSchema.safeParse(json);
  if (!file.success) throw new StartFailure(`${path} is no document: ${z.prettifyError(file.error)}`);
  const given = { ...file.data, accountId: '', seq: 0, version: file.data.version + 1 };
  const document = referenceSchema.safeParse(given);
  if (!document.success) throw new StartFailure(`${path}: ${z.prettifyError(document.error)}`);
  return document.data;
}

/** Says why a document does not follow the stored one; that nobody is faster is for the server to see. */
function checkStored({ id, kind, version }: Reference, stored: readonly Reference[]): void {
  const before = stored.find((one) => one.id === id);
  const given = version - 1;
  if (before === undefined) {
    if (given === 0) return;
    const ids = stored.map((one) => one.id).sort();
    throw new StartFailure(
      `There is no document ${id}. There are ${ids.join(', ')}. A new one says version 0, or none.`,
    );
  }
  if (before.kind !== kind)
    throw new StartFailure(`${id} is of the kind ${before.kind}; the file says ${kind}.`);
  if (before.version !== given)
    throw new StartFailure(
      `${id} has version ${before.version}, the file ${given}: it was changed meanwhile. "reference get ${id}" prints it. (REFERENCE_CHANGED)`,
    );
}
