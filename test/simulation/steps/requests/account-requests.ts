import type { Contact } from '../../../../src-shared/domain/account/account.ts';
import { collectors, territories } from '../../world/people.ts';
import { secretOf } from '../../world/secret.ts';
import { isSuperior, type Maker, pickFrom, type Situation } from './situation.ts';

/** A person who is new, changed or gone. */
const correctContact: Maker = (situation) => {
  const activityId = situation.newId();
  const { contacts } = situation.account.account;
  const from = situation.random.chance(0.7) ? pickFrom(situation, contacts) : undefined;
  if (from === undefined) return { activityId, from: null, to: contactOf(situation, situation.newId()) };
  const isGone = situation.random.chance(0.2);
  return { activityId, from, to: isGone ? null : contactOf(situation, from.id) };
};

function contactOf(
  { account, random }: Situation,
  id: string,
): Omit<Contact, 'id'> & { readonly id: string } {
  return {
    id,
    name: secretOf(account.account.id),
    role: '',
    phone: `+49 40 ${random.integer(1000, 9999)}`,
    // Documents are mailed to those who have one.
    email: random.chance(0.7) ? `payables-${random.integer(1000, 9999)}@example.com` : '',
    preferredChannel: random.pick([null, 'call', 'email'] as const),
    consents: random.chance(0.3) ? [{ channel: 'call', given: random.chance(0.5) }] : [],
    doNotContact: random.chance(0.2),
  };
}

/** Not at every occasion, which is there always; managers keep accounts in their team, mostly. */
const reassign: Maker = (situation) => {
  const { account, actor, random } = situation;
  if (!isSuperior(situation) || random.chance(0.6)) return undefined;
  const { collectorId, territory } = account.account;
  const others = collectors.filter(({ userId }) => userId !== collectorId);
  const isKept = random.chance(actor.role === 'manager' ? 0.9 : 0.5);
  const to = {
    collectorId: random.pick(others).userId,
    territory: isKept ? territory : random.pick(territories),
  };
  return { activityId: situation.newId(), from: { collectorId, territory }, to };
};

/** Not at every occasion either. */
const hold: Maker = (situation) => {
  const isFree = isSuperior(situation) && situation.account.account.creditHold === null;
  return isFree && situation.random.chance(0.5) ? { activityId: situation.newId() } : undefined;
};

const release: Maker = (situation) => {
  const isHeld = isSuperior(situation) && situation.account.account.creditHold !== null;
  return isHeld ? { activityId: situation.newId() } : undefined;
};

const unblock: Maker = (situation) =>
  situation.account.account.dunningBlock === null ? undefined : { activityId: situation.newId() };

export const accountMakers = {
  'account.correct-contact': correctContact,
  'account.reassign': reassign,
  'credit.hold': hold,
  'credit.release': release,
  'dunning.unblock': unblock,
} as const satisfies Readonly<Record<string, Maker>>;
