import { z } from 'zod';
import { businessDateSchema } from '../domain/calendar/business-date.ts';
import { type ComponentKey, componentNames } from '../domain/key-figures/component.ts';
import type { FigureItem } from '../domain/key-figures/figure-items.ts';
import type { KeyFigures } from '../domain/key-figures/key-figures.ts';
import type { OfAccount } from './due-lists-view.ts';

/** The key figures of today over all accounts of this device. */
export type DashboardHead = {
  readonly asOf: string;
  readonly figures: KeyFigures;
  /** Of how many days before it sales, cash, promises and contacts are, the date itself the last. */
  readonly periodDays: number;
  /** How many accounts are in the figures. */
  readonly accountCount: number;
  /** Accounts that are still being computed; 0 when the figures are whole. */
  readonly staleCount: number;
};

export const figuresQuerySchema = z.object({ asOf: businessDateSchema });

/** The figures of another date, which are computed when they are asked for. */
export type FiguresMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'figures';
      readonly asOf: string;
      readonly figures: KeyFigures;
      readonly periodDays: number;
      readonly accountCount: number;
    };

const componentKeySchema = z.custom<ComponentKey>(
  (value) => typeof value === 'string' && componentNames.some((name) => isOf(name, value)),
  { error: 'must be a component of a key figure' },
);

function isOf(name: string, value: string): boolean {
  return value === name || (value.startsWith(`${name}/`) && value.length <= 200);
}

const cursorSchema = z.object({
  /** The last account of which nothing is left. */
  afterAccountId: z.string().max(100),
  /** The account of which something was left, and how many of its items were told of. */
  accountId: z.string().max(100),
  skip: z.int().min(0),
});

/** The documents behind a figure, account by account, the next part of them. */
export const figureItemsQuerySchema = z.object({
  asOf: businessDateSchema,
  /** Of the figure; empty for those that have none. */
  currency: z.string().max(3),
  components: z.array(componentKeySchema).min(1).max(200),
  /** Where the last part ended; null for the first one. */
  from: cursorSchema.nullable(),
  limit: z.int().min(1).max(500),
});
export type FigureItemsQuery = z.infer<typeof figureItemsQuerySchema>;

/** A document behind a figure. `label`: the number of an invoice, the reference of a payment; empty for others. */
export type FigureItemRow = FigureItem & OfAccount & { readonly date: string; readonly label: string };

export type FigureItemsPart = {
  readonly items: readonly FigureItemRow[];
  /** Where to go on; null where there is no more. */
  readonly next: z.infer<typeof cursorSchema> | null;
};
