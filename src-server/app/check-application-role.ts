import { sql } from 'kysely';
import { applicationRole } from '../store/migrate.ts';
import type { Store } from '../store/store.ts';
import { StartFailure } from './start-failure.ts';

/** Refuses to serve past row-level security: as a superuser, or as any other role than the application's. */
export async function checkApplicationRole(store: Store): Promise<void> {
  const { rows } = await sql<{ name: string; passes_by: boolean }>`
    select rolname as name, rolsuper or rolbypassrls as passes_by from pg_roles where rolname = current_user
  `.execute(store.db);
  const [role] = rows;
  if (role?.name === applicationRole && !role.passes_by) return;
  throw new StartFailure(
    `The server must work as the role ${applicationRole}, without SUPERUSER and BYPASSRLS; it works as ` +
      `${role?.name ?? 'an unknown role'}. See "Roles" in docs/guides/server.md.`,
  );
}
