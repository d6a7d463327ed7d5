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
import type { Store, Trx } from '../store/store.ts';
import { findFirstTenant, inTenant } from '../store/tenant-transaction.ts';
import { writeFeed } from '../store/write-feed.ts';
import type { DemoCollector } from './demo-context.ts';
import { demoDunning } from './demo-dunning.ts';
import { demoTemplate } from './demo-template.ts';
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
/** Who works where; the manager's team is all of them. */
const territories = { collector: 'North', secondCollector: 'South', fieldAgent: 'North' } as const;

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
  country: 'DE',
  timeZone: 'Europe/Berlin',
  locale: 'en-DE',
  policy: defaultPolicy,
};

/** Fills an empty store with an invented organisation, its users and, if asked for, its accounts: all or nothing. */
export async function seedDemo(store: Store, options: DemoOptions): Promise<void> {
  if ((await findFirstTenant(store.db)) !== undefined) return;
  const signIn = Object.fromEntries(
    demoPersonNames.map((name) => [
      name,
      { userName: demoPeople[name].userName, password: randomPassword() },
    ]),
  ) as DemoSignIn;
  const users = await Promise.all(demoPersonNames.map((name) => newUser(name, signIn[name].password)));
  const tenantId = randomUUID();
  await inTenant(store.db, tenantId, async (trx) => {
    if ((await findFirstTenant(trx)) !== undefined) return;
    await seedTenant(trx, tenantId, options, users);
    // Before the commit: after it the passwords are known only here, and a crash would lose them.
    const path = join(options.dataFolder, 'demo-sign-in.json');
    await writePrivateFile(path, `${JSON.stringify(signIn, null, 2)}\n`);
  });
}

async function newUser(name: DemoPerson, password: string): Promise<NewUser> {
  const team = name === 'manager' ? { territories: [...new Set(Object.values(territories))] } : {};
  return { ...demoPeople[name], ...team, id: `demo-${name}`, passwordHash: await hashPassword(password) };
}

async function seedTenant(
  trx: Trx,
  tenantId: string,
  options: DemoOptions,
  users: readonly NewUser[],
): Promise<void> {
  await createTenant(trx, { id: tenantId, ...organisation }, randomUUID(), users, options.today);
  const actor = { actorId: 'demo-administrator', deviceId: 'server' };
  const entry = { tenantId, at: options.clock(), ...actor, action: 'tenant.created', subject: tenantId };
  await appendAudit(trx, { ...entry, detail: { demo: options.kind } });
  if (options.kind === 'users') return;
  const context = { random: seededRandom(demoSeed), today: options.today };
  const writes = generateDemo(context, {
    first: collector('collector'),
    second: collector('secondCollector'),
    fieldAgent: collector('fieldAgent'),
  });
  await writeFeed(trx, { tenantId, userId: 'demo-administrator' }, [
    demoDunning(),
    demoTemplate(),
    ...writes,
  ]);
}

function collector(person: keyof typeof territories): DemoCollector {
  const userId = userIdSchema.parse(`demo-${person}`);
  return { userId, name: demoPeople[person].name, territory: territories[person] };
}
