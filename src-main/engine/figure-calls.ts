import type {
  DashboardHead,
  FigureItemRow,
  FigureItemsPart,
  FigureItemsQuery,
  FiguresMessage,
} from '../../src-shared/contract/figures-view.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import type { BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { ComponentKey } from '../../src-shared/domain/key-figures/component.ts';
import type { FigureBasis } from '../../src-shared/domain/key-figures/figure-basis.ts';
import { type FigureItem, figureItems } from '../../src-shared/domain/key-figures/figure-items.ts';
import {
  accountSums,
  addSums,
  type FigureSums,
  noSums,
  totalSums,
} from '../../src-shared/domain/key-figures/figure-sums.ts';
import { keyFigures } from '../../src-shared/domain/key-figures/key-figures.ts';
import { ofAccount } from './due-rows.ts';
import { type EngineServices, presentRules } from './engine-services.ts';
import { basisOf } from './figure-rules.ts';
import { isReplicaShown } from './replica-shown.ts';

const sliceSize = 100;

/** The key figures of today over all accounts, as they have been computed so far. */
export function dashboard(services: EngineServices): ListWindow<DashboardHead, never> {
  const { readModels, device } = services;
  const rules = presentRules(services);
  const { name, basis } = basisOf(rules);
  const isShown = isReplicaShown(device);
  const { sums, accountCount } = isShown ? readModels.figureTotal(name) : { sums: noSums, accountCount: 0 };
  const head = {
    asOf: rules.today,
    figures: keyFigures(sums, basis),
    periodDays: basis.settings.periodDays,
    accountCount,
    staleCount: isShown ? readModels.staleCount() : 0,
  };
  return { head, rows: [] };
}

/**
 * The key figures of another date: computed from the documents, slice by slice, so that screens are answered meanwhile.
 * Tells how far it is after each slice; ends without figures where it is let go or the device is locked.
 */
export async function* figuresAsOf(
  services: EngineServices,
  asOf: BusinessDate,
  signal: AbortSignal | undefined,
): AsyncGenerator<FiguresMessage, void, void> {
  const { readModels, device, scheduler, reader, replica } = services;
  const { basis } = basisOf({ ...presentRules(services), today: asOf });
  const total = isReplicaShown(device) ? readModels.counts(asOf).accounts : 0;
  let sums: FigureSums = noSums;
  let done = 0;
  let afterId = '';
  while (signal?.aborted !== true && isReplicaShown(device)) {
    const accountIds = await replica.accountIds(afterId, sliceSize);
    afterId = accountIds.at(-1) ?? '';
    if (accountIds.length === 0) {
      const { periodDays } = basis.settings;
      yield { kind: 'figures', asOf, figures: keyFigures(sums, basis), periodDays, accountCount: done };
      return;
    }
    const loaded = await reader.loadHeld(accountIds);
    const held = accountIds.flatMap((accountId) => loaded.effective(accountId) ?? []);
    sums = addSums(sums, totalSums(held.map(({ aggregate }) => accountSums(aggregate, basis))));
    done += held.length;
    yield { kind: 'progress', done, total: Math.max(total, done) };
    await scheduler.wait(0, signal);
  }
}

/** The next part of the documents behind a figure. Of today's figures only the accounts are read that have some. */
export async function figureItemsPart(
  services: EngineServices,
  query: FigureItemsQuery,
): Promise<FigureItemsPart> {
  const { device, scheduler } = services;
  const { basis } = basisOf({ ...presentRules(services), today: query.asOf });
  const items: FigureItemRow[] = [];
  let from = query.from ?? { afterAccountId: '', accountId: '', skip: 0 };
  while (isReplicaShown(device)) {
    const accountIds = await accountsAfter(services, from.afterAccountId, query);
    const part = await itemsOf(services, accountIds, basis, query);
    const skip = part[0]?.accountId === from.accountId ? from.skip : 0;
    const room = query.limit - items.length;
    items.push(...part.slice(skip, skip + room));
    if (part.length > skip + room) return { items, next: cursorAt(part, skip + room, from) };
    const last = accountIds.at(-1);
    if (last === undefined) return { items, next: null };
    from = { afterAccountId: last, accountId: '', skip: 0 };
    await scheduler.wait(0, undefined);
  }
  return { items: [], next: null };
}

/** The accounts of today's figures are known by their sums; for another date each has to be looked into. */
async function accountsAfter(
  services: EngineServices,
  afterAccountId: string,
  { asOf, currency, components }: FigureItemsQuery,
): Promise<readonly string[]> {
  const rules = presentRules(services);
  if (asOf !== rules.today) return services.replica.accountIds(afterAccountId, sliceSize);
  const { name: basis } = basisOf(rules);
  return services.readModels.accountsBehind({
    basis,
    currency,
    components,
    afterAccountId,
    limit: sliceSize,
  });
}

async function itemsOf(
  { reader }: EngineServices,
  accountIds: readonly string[],
  basis: FigureBasis,
  { currency, components }: FigureItemsQuery,
): Promise<readonly FigureItemRow[]> {
  const loaded = await reader.loadHeld(accountIds);
  return accountIds.flatMap((accountId) => {
    const aggregate = loaded.effective(accountId)?.aggregate;
    if (aggregate === undefined) return [];
    const items = [...figureItems([aggregate], basis, currency, components)];
    if (items.length === 0) return [];
    const describeItem = describer(aggregate);
    return items.map((item) => ({
      ...item,
      ...ofAccount({ aggregate }),
      ...describeItem(item),
    }));
  });
}

/** A promise that counts for having been made has the date of that day, any other the one that it is for. */
function isMade(key: ComponentKey): boolean {
  return key === 'contact.promises' || key.startsWith('person.promises/');
}

type Description = { readonly date: string; readonly label: string };

function describer(aggregate: AccountAggregate): (item: FigureItem) => Description {
  const { invoices, payments, promises, activities } = aggregate;
  const known = new Map<string, Description>([
    ...invoices.map((one): [string, Description] => [
      `invoice/${one.id}`,
      { date: one.invoiceDate, label: one.number },
    ]),
    ...payments.map((one): [string, Description] => [
      `payment/${one.id}`,
      { date: one.receivedOn, label: one.reference },
    ]),
    ...promises.map((one): [string, Description] => [
      `promise/${one.id}`,
      { date: one.promisedDate, label: '' },
    ]),
    ...activities.map((one): [string, Description] => [`activity/${one.id}`, { date: one.on, label: '' }]),
  ]);
  const madeOn = new Map(promises.map((one): [string, BusinessDate] => [one.id, one.madeOn]));
  return ({ kind, id, key }) => {
    const { date, label } = known.get(`${kind}/${id}`) ?? { date: '', label: '' };
    return { date: isMade(key) ? (madeOn.get(id) ?? date) : date, label };
  };
}

function cursorAt(
  items: readonly FigureItemRow[],
  index: number,
  { afterAccountId }: NonNullable<FigureItemsPart['next']>,
): FigureItemsPart['next'] {
  const accountId = items[index]?.accountId ?? '';
  const first = items.findIndex((item) => item.accountId === accountId);
  return { afterAccountId: items[first - 1]?.accountId ?? afterAccountId, accountId, skip: index - first };
}
