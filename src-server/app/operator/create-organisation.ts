import { randomUUID } from 'node:crypto';
import { businessDateAt, instant } from '../../../src-shared/domain/calendar/business-date.ts';
import { organisationSchema } from '../../../src-shared/domain/organisation/organisation.ts';
import { defaultPolicy } from '../../../src-shared/domain/organisation/policy.ts';
import { userSchema } from '../../../src-shared/protocol/admin-api.ts';
import { createTenant } from '../../identity/create-tenant.ts';
import { hashPassword } from '../../identity/password.ts';
import { isWeakPassword, passwordRule } from '../../identity/password-rules.ts';
import { appendAudit } from '../../store/audit.ts';
import type { Store } from '../../store/store.ts';
import { findSignIn, inTenant } from '../../store/tenant-transaction.ts';
import { StartFailure } from '../start-failure.ts';
import type { NewOrganisation } from './parse-command.ts';

/**
 * Creates an organisation with its first administrator and its reference data. Throws a StartFailure that says what to
 * do otherwise. Returns the id of the organisation.
 */
export async function createOrganisation(
  store: Store,
  request: Omit<NewOrganisation, 'passwordFrom'> & { readonly password: string },
  now: Date,
): Promise<string> {
  const id: string = randomUUID();
  const organisation = readOrganisation(id, request);
  const administrator = readAdministrator(request);
  const { userName } = administrator;
  if (isWeakPassword(request.password, userName)) {
    throw new StartFailure(`The password is too easily guessed. ${passwordRule}`);
  }
  const passwordHash = await hashPassword(request.password);
  const today = businessDateAt(instant(now.toISOString()), organisation.timeZone);
  await inTenant(store.db, id, async (trx) => {
    if ((await findSignIn(trx, userName)) !== undefined) {
      throw new StartFailure(`There is a user ${userName} already: user names are unique in the store.`);
    }
    await createTenant(trx, organisation, randomUUID(), [{ ...administrator, passwordHash }], today);
    const who = { tenantId: id, at: now, actorId: 'operator', deviceId: 'server' };
    await appendAudit(trx, { ...who, action: 'tenant.created', subject: id, detail: {} });
  });
  return id;
}

function readOrganisation(
  id: string,
  {
    organisation,
    timeZone,
    locale,
    country,
  }: Pick<NewOrganisation, 'organisation' | 'timeZone' | 'locale' | 'country'>,
) {
  const parsed = organisationSchema.safeParse({
    ...{ id, name: organisation, addressLines: [], phone: '', email: '', paymentLines: [] },
    ...{ country, timeZone, locale, policy: defaultPolicy },
  });
  if (parsed.success) return parsed.data;
  throw new StartFailure(
    'The name (200 characters at most) or the locale of the organisation cannot be used.',
  );
}

function readAdministrator({
  administrator,
  administratorName,
}: Pick<NewOrganisation, 'administrator' | 'administratorName'>) {
  const parsed = userSchema.omit({ active: true, territories: true }).safeParse({
    id: randomUUID(),
    userName: administrator,
    name: administratorName,
    role: 'administrator',
  });
  if (parsed.success) return parsed.data;
  throw new StartFailure('The name of the administrator cannot be used: 200 characters at most.');
}
