import { type Activity, activityKinds } from '../../../../src-shared/domain/activity/activity.ts';
import { openFollowUps } from '../../../../src-shared/domain/activity/follow-ups.ts';
import { standingActivities } from '../../../../src-shared/domain/activity/standing-activities.ts';
import { addDays } from '../../../../src-shared/domain/calendar/business-date.ts';
import { personalRules } from '../../../../src-shared/domain/contact/contact-policy.ts';
import { isEmailAddress } from '../../../../src-shared/domain/contact/email-address.ts';
import { secretOf } from '../../world/secret.ts';
import { comingDay, isMine, isSuperior, type Maker, pickFrom, type Situation } from './situation.ts';

const written = activityKinds.filter((kind) => kind !== 'follow-up' && kind !== 'change');

const log: Maker = (situation) => ({
  activityId: situation.newId(),
  kind: situation.random.pick(written),
  ...contactOf(situation),
  ...nextOf(situation),
});

/** A1: in the night, and where somebody wants no contact, the rules are overridden with a reason. */
function contactOf(situation: Situation) {
  const { account, random } = situation;
  const { contacts } = account.account;
  const contact = random.chance(0.5) ? pickFrom(situation, contacts) : undefined;
  return {
    contactId: contact?.id ?? null,
    invoiceIds: someInvoices(situation),
    override: overrideOf(situation),
  };
}

function overrideOf({ settings, account }: Situation) {
  const rules = [...settings.contact.rules.map(({ id }) => id), ...Object.values(personalRules)];
  return { rules, reason: secretOf(account.account.id) };
}

function someInvoices({ account, random }: Situation): readonly string[] {
  return account.invoices.filter(() => random.chance(0.2)).map(({ id }) => id);
}

/** What comes next, and which plan is done. */
function nextOf(situation: Situation) {
  const { account, random } = situation;
  const text = secretOf(account.account.id);
  const planned = random.chance(0.4) ? pickFrom(situation, openFollowUps(account.activities)) : undefined;
  return {
    nextAction: random.chance(0.3) ? { date: comingDay(situation, 20), text } : null,
    closes: planned?.activityId ?? null,
  };
}

/** People correct what they have done themselves, superiors what anybody has. */
const supersede: Maker = (situation) => {
  const correctable = standingActivities(situation.account.activities).filter(
    (one) =>
      one.kind !== 'change' && one.mail === null && (isMine(situation, one.by) || isSuperior(situation)),
  );
  const original = pickFrom(situation, correctable);
  if (original === undefined) return undefined;
  const isSame = written.some((kind) => kind === original.kind) && situation.random.chance(0.6);
  const kind = isSame ? original.kind : situation.random.pick(written);
  const direction = isSame ? original.direction : situation.random.pick(['inbound', 'outbound']);
  return {
    ...{ activityId: situation.newId(), supersedes: original.id, kind, direction },
    ...contactOf(situation),
    ...nextOf(situation),
  };
};

const setFollowUp: Maker = (situation) => ({
  activityId: situation.newId(),
  date: comingDay(situation, 20),
});

const endFollowUp: Maker = (situation) => {
  const planned = pickFrom(situation, openFollowUps(situation.account.activities));
  return planned && { activityId: situation.newId(), closes: planned.activityId };
};

const checkIn: Maker = (situation) => {
  if (openVisits(situation).some(({ by }) => isMine(situation, by))) return undefined;
  return { activityId: situation.newId(), ...contactOf(situation), ...placeOf(situation) };
};

function openVisits({ account }: Situation): readonly Activity[] {
  return standingActivities(account.activities).filter(
    ({ visit }) => visit !== null && visit.checkedOutAt === null,
  );
}

function placeOf({ random }: Situation) {
  const place = random.chance(0.5) ? { latitude: 53.5, longitude: 9.9, accuracyMetres: 12 } : null;
  return { place, hasLocationConsent: place !== null };
}

const checkOut: Maker = (situation) => {
  const ending = openVisits(situation).filter(
    ({ by, visit }) =>
      (isMine(situation, by) || isSuperior(situation)) && (visit?.checkedInAt ?? '') <= situation.at,
  );
  const visit = pickFrom(situation, ending);
  return visit && { visitId: visit.id, ...resultOf(situation) };
};

function resultOf(situation: Situation) {
  const { account, random } = situation;
  const receiptIds = account.receipts.filter(() => random.chance(0.3)).map(({ id }) => id);
  return { ...nextOf(situation), receiptIds };
}

const logVisit: Maker = (situation) => {
  const { random, today } = situation;
  const day = addDays(today, -random.integer(1, 3));
  return {
    activityId: situation.newId(),
    checkedInAt: `${day}T08:00:00.000Z`,
    checkedOutAt: `${day}T08:25:00.000Z`,
    ...contactOf(situation),
    ...placeOf(situation),
    ...resultOf(situation),
  };
};

/** To somebody whom a mail can reach. */
const sendDocument: Maker = (situation) => {
  const reachable = situation.account.account.contacts.filter(({ email }) => isEmailAddress(email));
  const contact = pickFrom(situation, reachable);
  if (contact === undefined) return undefined;
  const { id: contactId, email: address } = contact;
  const documentId = situation.newId();
  const override = overrideOf(situation);
  return { activityId: situation.newId(), contactId, address, documentId, override };
};

export const activityMakers = {
  'activity.log': log,
  'activity.supersede': supersede,
  'document.send': sendDocument,
  'follow-up.set': setFollowUp,
  'follow-up.done': endFollowUp,
  'visit.check-in': checkIn,
  'visit.check-out': checkOut,
  'visit.log': logVisit,
} as const satisfies Readonly<Record<string, Maker>>;
