import type { FeedWrite } from '../../../src-server/store/write-feed.ts';
import { type CommandName, prepareCommand } from '../../../src-shared/commands/registry.ts';
import {
  type AccountAggregate,
  applyChanges,
  type Change,
} from '../../../src-shared/domain/account/account-aggregate.ts';
import { accountPosition } from '../../../src-shared/domain/account/account-position.ts';
import { businessDate, instant } from '../../../src-shared/domain/calendar/business-date.ts';
import { actorSchema } from '../../../src-shared/domain/organisation/actor.ts';
import type { Settings } from '../../../src-shared/domain/organisation/settings.ts';
import type { SeededRandom } from '../../bench/harness/seeded-random.ts';
import { drawFitting } from '../steps/command-requests.ts';
import { firstDate } from './ledger.ts';

const actor = actorSchema.parse({ userId: 'colleague', name: 'Colleague', role: 'collector' });
const at = instant(`${firstDate}T08:00:00.000Z`);
const today = businessDate(firstDate);

/** What others have to decide, to sign or to book. */
const asking: readonly CommandName[] = [
  'credit.request-limit',
  'dispute.open',
  'dispute.resolve',
  'dunning.propose',
  'fee.charge',
  'interest.charge',
  'plan.propose',
  'write-off.request',
];
const mostCommands = 5;

/** What is under way on an account when a run begins, by somebody who is not there any more. */
export function colleagueWork(
  random: SeededRandom,
  start: AccountAggregate,
  settings: Settings,
  newId: () => string,
): readonly FeedWrite[] {
  let account = start;
  const written = new Map<string, Change>();
  for (let left = random.integer(2, mostCommands); left > 0; left -= 1) {
    const changes = changesOf(random, account, settings, newId);
    account = applyChanges(account, changes);
    for (const change of changes) written.set(change.document.id, change);
  }
  return [...written.values()];
}

function changesOf(
  random: SeededRandom,
  account: AccountAggregate,
  settings: Settings,
  newId: () => string,
): readonly Change[] {
  const position = accountPosition(account, today, settings);
  const hasReceiptNumber = (): boolean => false;
  const deviceCode = 'COLLEAGUE';
  const situation = {
    ...{ random, account, position, actor, today, at, settings, newId, hasReceiptNumber, deviceCode },
  };
  const request = drawFitting(situation, asking);
  const preparation = request && prepareCommand(request.name, 1, request.input);
  if (preparation?.ok !== true) return [];
  const context = { actor, at, today, settings, deviceId: newId(), receiptPrefix: deviceCode, knownSeq: 0 };
  const effect = preparation.command.apply(account, context);
  return effect.ok ? effect.changes : [];
}
