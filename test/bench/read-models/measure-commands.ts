import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandName } from '../../../src-shared/commands/registry.ts';
import type { AccountHead, InvoiceRow } from '../../../src-shared/contract/account-view.ts';
import type { ListUpdate, ListWindow } from '../../../src-shared/contract/live-list.ts';
import { addDays } from '../../../src-shared/domain/calendar/business-date.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { distributionOf } from '../harness/distribution.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { activityInput } from '../sync/activity-input.ts';
import type { EngineClient } from './engine-child.ts';
import { ledgerToday } from './ledger.ts';
import { accountIdAt } from './ledger-account.ts';
import { type LedgerShape, largestAccount } from './ledger-shape.ts';
import { type LiveWorklist, openingQuery, openWorklist, readWindow } from './live-worklist.ts';

type Recorded = { readonly name: CommandName; readonly input: Readonly<Record<string, unknown>> };
type AccountWindow = ListWindow<AccountHead, InvoiceRow>;
type Kind = (view: AccountWindow) => Recorded;

const mostInvoicesOfOrdinary = 200;
// A person records one thing after another, not two at the same moment.
const pauseMs = 120;

const kinds: Readonly<Record<string, Kind>> = {
  'activity.log': () => ({ name: 'activity.log', input: activityInput() }),
  'promise.record': ({ head, rows }) => {
    const invoice = rows.find(({ promisableMinor }) => promisableMinor > 0);
    const promised =
      invoice === undefined ? [] : [{ invoiceId: invoice.id, amountMinor: invoice.promisableMinor }];
    return {
      name: 'promise.record',
      input: {
        promiseId: randomUUID(),
        currency: invoice?.currency ?? head.account.currency,
        allocations: promised,
        onAccountMinor: invoice === undefined ? 1_000 : 0,
        promisedDate: addDays(ledgerToday, 7),
        method: 'bank-transfer',
        contactName: '',
        note: '',
      },
    };
  },
};

export type CommandCounts = { readonly ordinary: number; readonly largest: number };

/** From giving a command until the open worklist shows the row that it made different. */
export async function measureCommands(
  client: EngineClient,
  shape: LedgerShape,
  counts: CommandCounts,
): Promise<readonly Measurement[]> {
  const found: Measurement[] = [];
  const ordinary = await ordinaryAccounts(client, shape, counts.ordinary * Object.keys(kinds).length);
  const largest = accountIdAt(largestAccount);
  for (const [name, kind] of Object.entries(kinds)) {
    const chosen = ordinary.splice(0, counts.ordinary);
    found.push(commandMeasurement(`${name} on ordinary accounts`, await giveAll(client, chosen, kind), 30));
    const again = Array.from({ length: counts.largest }, () => largest);
    const invoices = shape.invoiceCounts[largestAccount];
    found.push(
      commandMeasurement(
        `${name} on the account of ${invoices} invoices`,
        await giveAll(client, again, kind),
        200,
      ),
    );
  }
  return found;
}

function commandMeasurement(what: string, durationsMs: readonly number[], atMost: number): Measurement {
  const distribution = distributionOf(durationsMs);
  return {
    name: 'commands',
    part: 'read-models',
    title: `${what} to the updated worklist`,
    figures: [{ side: 'all', unit: 'ms', distribution }],
    verdicts: [verdict('p95', distribution.p95, { unit: 'ms', atMost })],
  };
}

/** Accounts from the top of the worklist that are not among the large ones. */
async function ordinaryAccounts(client: EngineClient, shape: LedgerShape, count: number): Promise<string[]> {
  const found: string[] = [];
  for (let offset = 0; found.length < count; offset += openingQuery.limit) {
    const { rows } = await readWindow(client, { ...openingQuery, offset });
    if (rows.length === 0) throw new Error(`the worklist has only ${found.length} ordinary accounts`);
    for (const { accountId } of rows) {
      const invoices = shape.invoiceCounts[Number(accountId.replace('account-', ''))] ?? 0;
      if (invoices <= mostInvoicesOfOrdinary) found.push(accountId);
    }
  }
  return found.slice(0, count);
}

async function giveAll(client: EngineClient, accountIds: readonly string[], kind: Kind): Promise<number[]> {
  const durationsMs: number[] = [];
  for (const accountId of accountIds) durationsMs.push(await giveCommand(client, accountId, kind));
  return durationsMs;
}

/** The account is looked at first, as a person does; its row is in the window that stays open. */
async function giveCommand(client: EngineClient, accountId: string, kind: Kind): Promise<number> {
  const view = await readAccount(client, accountId);
  const worklist = await openWorklistWith(client, view);
  await wait(pauseMs);
  const before = waitingCountOf(worklist, accountId);
  if (before === undefined) throw new Error('the account is not in the window');
  const { name, input } = kind(view);
  const startedAt = performance.now();
  const updated = worklist.until(() => waitingCountOf(worklist, accountId) !== before);
  await client.commands.submit({ accountId: view.head.account.id, name, input });
  const durationMs = (await updated) - startedAt;
  await worklist.close();
  return durationMs;
}

// What the screen of an account asks for when it opens.
const firstInvoices = { offset: 0, limit: 150, bucket: null, hasSettled: false, soughtNumber: null };

async function firstWindowOf<Head, Row>(
  updates: AsyncIterable<ListUpdate<Head, Row>>,
): Promise<ListWindow<Head, Row>> {
  for await (const update of updates) {
    if (update.kind === 'window') return update;
  }
  throw new Error('the list ended without a window');
}

async function readAccount(client: EngineClient, accountId: string): Promise<AccountWindow> {
  const asked = { accountId: accountIdSchema.parse(accountId) };
  const { head } = await firstWindowOf(await client.account.watch(asked));
  const { rows } = await firstWindowOf(await client.account.invoices({ ...firstInvoices, ...asked }));
  return { head, rows };
}

/** The worklist as it opens, moved so that it shows the account; found by its number where it is far down. */
async function openWorklistWith(client: EngineClient, { head }: AccountWindow): Promise<LiveWorklist> {
  const opened = await openWorklist(client, openingQuery);
  if (waitingCountOf(opened, head.account.id) !== undefined) return opened;
  await opened.close();
  return openWorklist(client, { ...openingQuery, filter: 'all', search: head.account.number });
}

/** Undefined where the account is not in the window. */
function waitingCountOf(worklist: LiveWorklist, accountId: string): number | undefined {
  return worklist.present().rows.find((row) => row.accountId === accountId)?.waitingCount;
}
