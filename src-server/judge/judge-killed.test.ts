import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { buildAccount } from '../../test/fixtures/server/ledger-builders.ts';
import { createTestDatabase } from '../../test/fixtures/server/test-stores.ts';
import { openPostgresqlStore } from '../store/open-postgresql.ts';
import { createStoredTenant } from '../store/tenant.fixture.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { verifyAudit } from '../store/verify-audit.ts';

const program = fileURLToPath(new URL('judge-until-killed.fixture.ts', import.meta.url));
const rounds = 3;
const answersPerRound = 40;

describe.runIf(inject('postgresqlUrl') !== '')('a server process that is killed', () => {
  it('has stored every command that it answered, each whole or not at all', async () => {
    const url = (await createTestDatabase()) ?? '';
    const store = await openPostgresqlStore(url);
    const tenant = await createStoredTenant(store);
    await tenant.write({ collection: 'accounts', document: buildAccount('a', 'amelie') });
    const answered: string[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const server = spawn(process.execPath, [program, url, tenant.tenantId], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      for await (const line of createInterface({ input: server.stdout })) {
        answered.push(line);
        if (answered.length === round * answersPerRound) server.kill('SIGKILL');
      }
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    }
    const stored = await inTenant(store.db, tenant.tenantId, async (trx) => ({
      commands: await trx.selectFrom('command').select(['id', 'outcome']).execute(),
      activities: await trx.selectFrom('activity').select('id').execute(),
      outcomes: await trx.selectFrom('outcome').select('id').execute(),
    }));
    const kept = new Map(
      stored.commands.map(({ id, outcome }) => [id, (outcome as { status: string }).status]),
    );
    expect(answered.length).toBeGreaterThanOrEqual(rounds * answersPerRound);
    expect(
      answered.filter((line) => line !== `${line.split(' ')[0]} ${kept.get(line.split(' ')[0] ?? '')}`),
    ).toEqual([]);
    expect([stored.activities.length, stored.outcomes.length]).toEqual([kept.size, kept.size]);
    expect(await verifyAudit(store.db, tenant.tenantId)).toMatchObject({ intact: true, count: kept.size });
    await store.close();
  });
});
