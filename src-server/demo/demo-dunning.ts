import {
  type DunningPolicies,
  type DunningPolicy,
  defaultDunningPolicies,
} from '../../src-shared/domain/dunning/dunning-policy.ts';
import { referenceSchema } from '../../src-shared/domain/organisation/reference.ts';
import type { FeedWrite } from '../store/write-feed.ts';

/** G1: how the large customers of the demonstration are dunned: later, on the phone first, and without fees. */
export const keyAccountPolicy = 'key-accounts';

/** G1: the organisation's dunning policies with that of its large customers, as a second version of the document. */
export function demoDunning(): FeedWrite {
  const { standard, policies } = defaultDunningPolicies;
  const value: DunningPolicies = {
    standard,
    policies: policies.flatMap((policy) => (policy.name === standard ? [policy, gentler(policy)] : [policy])),
  };
  const document = referenceSchema.parse({
    ...{ id: 'dunning', kind: 'dunning', accountId: '', seq: 0, version: 2, value },
  });
  return { collection: 'reference', document };
}

const moreDays = 14;

function gentler(policy: DunningPolicy): DunningPolicy {
  const levels = policy.levels.map((level) => ({
    ...level,
    daysPastDue: level.daysPastDue + moreDays,
    channel: level.level === 1 ? ('call' as const) : level.channel,
    fees: {},
  }));
  return { ...policy, name: keyAccountPolicy, levels };
}
