import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { userIdSchema } from '../../src-shared/domain/ids.ts';
import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import type { Clock } from '../app/clock.ts';
import { writePrivateFile } from '../app/operator-file.ts';
import { createTenant, type NewUser } from '../identity/create-tenant.ts';
import { hashPassword } from '../identity/password.ts';
import { appendAudit } from '../store/audit.ts';
import { inTransaction, type Store, type Trx } from '../store/store.ts';
import { writeFeed } from '../store/write-feed.ts';
import type { DemoCollector } from './demo-context.ts';
import {
  type DemoPerson,
  type DemoSignIn,
  demoPeople,
  demoPersonNames,
  randomPassword,
} from './demo-users.ts';
import { generateDemo } from './generate-demo.ts';
import { seededRandom } from './seeded-random.ts';

const demoSeed = 20_260_331;

export type DemoOptions = {
  readonly kind: 'users' | 'accounts';
  readonly today: BusinessDate;
  readonly clock: Clock;
  /** Where `demo-sign-in.json` goes. */
  readonly dataFolder: string;
};

const organisation: Omit<Organisation, 'id'> = {
  name: 'Ostermark Werkzeughandel GmbH',
  addressLines: ['Speicherstraße 18', '24937 Flensburg', 'Germany'],
  phone: '+49 461 555 0140',
  email: 'receivables@ostermark.example',
  paymentLines: ['Fördebank eG', 'IBAN DE02 1203 0000 0000 2020 51', 'BIC FOERDEXXXXX'],
  timeZone: 'Europe/Berlin',
  locale: 'en',
  policy: defaultPolicy,
};

/** Fills an empty store with an invented organisation, its users and, if asked for, its accounts: all or nothing. */
export async function seedDemo(store: Store, options: DemoOptions): Promise<void> {
  if (await hasTenant(store.db)) return;
  const signIn = Object.fromEntries(
    demoPersonNames.map((name) => [
      name,
      { userName: demoPeople[name].userName, password: randomPassword() },
    ]),
  ) as DemoSignIn;
  const users = await Promise.all(demoPersonNames.map((name) => newUser(name, signIn[name].password)));
  await inTransaction(store.db, async (trx) => {
    if (await hasTenant(trx)) return;
    await seedTenant(trx, options, users);
    // Before the commit: after it the passwords are known only here, and a crash would lose them.
    const path = join(options.dataFolder, 'demo-sign-in.json');
    await writePrivateFile(path, `${JSON.stringify(signIn, null, 2)}\n`);
  });
}

async function hasTenant(db: Store['db']): Promise<boolean> {
  return (await db.selectFrom('tenant').select('id').limit(1).executeTakeFirst()) !== undefined;
}

async function newUser(name: DemoPerson, password: string): Promise<NewUser> {
  return { ...demoPeople[name], id: `demo-${name}`, passwordHash: await hashPassword(password) };
}

async function seedTenant(trx: Trx, options: DemoOptions, users: readonly NewUser[]): Promise<void> {
  const tenantId = randomUUID();
  await createTenant(trx, { id: tenantId, ...organisation }, randomUUID(), users);
  const actor = { actorId: 'demo-administrator', deviceId: 'server' };
  const entry = { tenantId, at: options.clock(), ...actor, action: 'tenant.created', subject: tenantId };
  await appendAudit(trx, { ...entry, detail: { demo: options.kind } });
  if (options.kind === 'users') return;
  const context = { random: seededRandom(demoSeed), today: options.today, tenantId };
  const writes = generateDemo(
    context,
    collector('collector', 'North'),
    collector('secondCollector', 'South'),
  );
  await writeFeed(trx, { tenantId, userId: 'demo-administrator', audience: null }, writes);
}

function collector(person: DemoPerson, territory: string): DemoCollector {
  return { userId: userIdSchema.parse(`demo-${person}`), name: demoPeople[person].name, territory };
}
