import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { readOrganisation } from '../identity/session.ts';
import type { Db } from '../store/store.ts';
import { inTenant, listTenants } from '../store/tenant-transaction.ts';

export type NamedOrganisation = { readonly id: string; readonly name: string };

const maxNamed = 20;
const maxChoicesLength = 2000;

/**
 * The organisation of a store that a ledger is imported into: the one that is named, or the only one. Expected
 * failure: MAPPING_INVALID for the field `organisation`, with those that there are.
 */
export async function chooseOrganisation(
  db: Db,
  wanted: string | undefined,
): Promise<Result<NamedOrganisation>> {
  const ids = await listTenants(db);
  const [only] = ids;
  const chosen = wanted === undefined && ids.length === 1 ? only : ids.find((id) => id === wanted);
  if (chosen !== undefined) return succeed(await nameOf(db, chosen));
  const named = await Promise.all(ids.slice(0, maxNamed).map((id) => nameOf(db, id)));
  const choices = named.map(({ id, name }) => `${id}  ${name}`).join('\n');
  return fail('MAPPING_INVALID', { field: 'organisation', choices: choices.slice(0, maxChoicesLength) });
}

async function nameOf(db: Db, id: string): Promise<NamedOrganisation> {
  const { name } = await inTenant(db, id, (trx) => readOrganisation(trx, id));
  return { id, name };
}
