import { type Kysely, sql } from 'kysely';
import { definerFunctions } from './foundation/definer-functions.ts';
import { documentTables } from './foundation/document-tables.ts';
import { feedTables } from './foundation/feed-tables.ts';
import { fileTables } from './foundation/file-tables.ts';
import { identityTables } from './foundation/identity-tables.ts';
import { judgeFunctions } from './foundation/judge-functions.ts';
import { mailTables } from './foundation/mail-tables.ts';
import { rowSecurity } from './foundation/row-security.ts';

/** Tables of identity, one per replicated collection, feed, commands, audit, files and mails; and who may see which rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = [
    ...statementsOf(identityTables),
    ...documentTables,
    ...feedTables,
    ...fileTables,
    ...mailTables,
  ];
  for (const statement of [...tables, ...rowSecurity, ...definerFunctions, ...judgeFunctions]) {
    await sql.raw(statement).execute(db);
  }
}

/** One statement per call, because PGlite prepares what it runs. */
function statementsOf(text: string): readonly string[] {
  return text
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
