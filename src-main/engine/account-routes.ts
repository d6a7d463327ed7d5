import { implement } from '@orpc/server';
import { accountEntryKey } from '../../src-shared/contract/account-entries-view.ts';
import { invoiceRowKey } from '../../src-shared/contract/account-view.ts';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import { planEntryKey } from '../../src-shared/contract/plans-view.ts';
import { readOfAccount } from './account-calls.ts';
import { disputeCase } from './account-dispute.ts';
import { accountDunning } from './account-dunning.ts';
import { entryWindow } from './account-entries.ts';
import { accountGroup } from './account-group.ts';
import { invoiceWindow } from './account-invoices.ts';
import { accountMails } from './account-mails.ts';
import { accountPast } from './account-past.ts';
import { planWindow } from './account-plans.ts';
import { accountContactPermission, matchPart, untilNextMinuteMs } from './account-questions.ts';
import type { SummaryRules } from './account-summary.ts';
import { accountHead } from './account-view.ts';
import { chosenInvoices, claimableInvoices } from './chosen-invoices.ts';
import type { EffectiveAccount } from './effective-account.ts';
import type { EngineServices } from './engine-services.ts';
import { listMessages } from './list-messages.ts';
import { watchValue } from './list-routes.ts';
import { changedValues, type LiveViewOptions, liveView } from './live-view.ts';
import { isReplicaShown } from './replica-shown.ts';
import { type FailedConstructor, typed } from './typed-failures.ts';

const os = implement(engineContract);

type Call = {
  readonly input: { readonly accountId: string };
  readonly signal?: AbortSignal | undefined;
  readonly errors: { readonly FAILED: FailedConstructor };
};

/** One account: itself, its invoices, what is chosen of them, and what happened on it. */
export function accountRoutes(services: EngineServices) {
  /** Sends what is read of the account at once and after every change of it. */
  const watch = <Shown, Message>(
    { input, signal, errors }: Call,
    read: (effective: EffectiveAccount, rules: SummaryRules) => Shown,
    messageOf: (shown: Shown) => Message | undefined,
    time: Pick<LiveViewOptions<Shown, Message>, 'holdsForMs'> = {},
  ) =>
    liveView({
      ...services,
      ...time,
      signal,
      messageOf,
      concerns: (change) =>
        change.kind === 'session' || (change.kind === 'account' && change.accountId === input.accountId),
      read: () => typed(errors.FAILED, () => readOfAccount(services, input.accountId, read)),
    });
  return {
    byNumber: os.account.byNumber.handler(({ input }) =>
      isReplicaShown(services.device) ? services.readModels.accountsByNumber(input.numbers) : [],
    ),
    watch: os.account.watch.handler((call) => watch(call, accountHead, listMessages(noKey))),
    invoices: os.account.invoices.handler((call) =>
      watch(
        call,
        ({ aggregate }, rules) => invoiceWindow(aggregate, rules, call.input),
        listMessages(invoiceRowKey),
      ),
    ),
    chosen: os.account.chosen.handler((call) =>
      watch(call, ({ aggregate }, rules) => chosenInvoices(aggregate, rules, call.input), changedValues()),
    ),
    claimable: os.account.claimable.handler((call) =>
      watch(
        call,
        ({ aggregate }, rules) => claimableInvoices(aggregate, rules, call.input),
        listMessages(invoiceRowKey),
      ),
    ),
    entries: os.account.entries.handler((call) =>
      watch(
        call,
        (effective, rules) => entryWindow(effective, rules, call.input),
        listMessages(accountEntryKey),
      ),
    ),
    past: os.account.past.handler((call) => watch(call, accountPast, changedValues())),
    group: os.account.group.handler(({ input, signal }) =>
      watchValue(services, ['session', 'worklist'], () => accountGroup(services, input.accountId), signal),
    ),
    plans: os.account.plans.handler((call) =>
      watch(call, (effective, rules) => planWindow(effective, rules, call.input), listMessages(planEntryKey)),
    ),
    dispute: os.account.dispute.handler((call) =>
      watch(call, (effective, rules) => disputeCase(effective, rules, call.input.disputeId), changedValues()),
    ),
    dunning: os.account.dunning.handler((call) => watch(call, accountDunning, changedValues())),
    contactPermission: os.account.contactPermission.handler((call) =>
      watch(
        call,
        (effective, rules) => accountContactPermission(effective, rules, call.input, services.clock.now()),
        changedValues(),
        { holdsForMs: () => untilNextMinuteMs(services.clock.now()) },
      ),
    ),
    mails: os.account.mails.handler((call) =>
      watch(call, (effective) => accountMails(effective, services.issuedDocuments), changedValues()),
    ),
    matches: os.account.matches.handler(({ input, errors }) =>
      typed(errors.FAILED, () =>
        readOfAccount(services, input.accountId, (effective, rules) =>
          matchPart(effective, rules, input, services.monotonic),
        ),
      ),
    ),
  };
}

/** The account itself has no rows. */
function noKey(row: never): string {
  return row;
}
