import { visitAccount } from './account-components.ts';
import type { ComponentKey, FigureDocuments, FigureItemKind } from './component.ts';
import type { Exact } from './exact.ts';
import type { FigureBasis } from './figure-basis.ts';

/** A document behind a number, and what it adds to which component of it. */
export type FigureItem = {
  readonly accountId: string;
  readonly kind: FigureItemKind;
  readonly id: string;
  readonly key: ComponentKey;
  readonly value: Exact;
};

/**
 * The documents behind a figure, account by account and only as far as they are asked for. Per component they add up to
 * its sum.
 * @param currency that of the figure, empty for figures that have none
 * @param components those that the figure names
 */
export function* figureItems(
  accounts: Iterable<FigureDocuments>,
  basis: FigureBasis,
  currency: string,
  components: readonly ComponentKey[],
): Generator<FigureItem> {
  const wanted = new Set(components);
  for (const documents of accounts) {
    const items: FigureItem[] = [];
    visitAccount(documents, basis, (itemCurrency, key, kind, id, value) => {
      if (itemCurrency !== currency || !wanted.has(key)) return;
      items.push({ accountId: documents.account.id, kind, id, key, value });
    });
    yield* items;
  }
}
