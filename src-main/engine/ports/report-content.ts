import type { Letterhead } from '../../../src-shared/domain/document-template/letterhead.ts';
import type {
  FigureName,
  FigureSection,
  FigureUnit,
} from '../../../src-shared/domain/key-figures/figure-rows.ts';
import type { UndefinedReason } from '../../../src-shared/domain/key-figures/figure-value.ts';
import type { Organisation } from '../../../src-shared/domain/organisation/organisation.ts';

/** What a figure is called; a person by name, for no id is printed. */
export type ReportName =
  | Exclude<FigureName, { readonly kind: 'collector' }>
  | { readonly kind: 'collector'; readonly name: string };

/** A figure, its numbers as the dashboard rounds them: plain decimals, amounts in major units. */
export type ReportLine = {
  readonly section: FigureSection;
  readonly name: ReportName;
  /** Empty for figures that have none. */
  readonly currency: string;
  readonly unit: FigureUnit;
  /** Null where there is none; `reason` says why then, and `atLeast` what it is at least, where that is known. */
  readonly value: string | null;
  readonly reason: UndefinedReason | null;
  readonly atLeast: string | null;
  /** Both null where nothing is compared or the earlier figure had no value; of a percentage in percentage points. */
  readonly earlier: string | null;
  readonly change: string | null;
  /** Of the bar, in thousandths of the longest that it can be. */
  readonly bar: number;
};

/** What the report of the key figures is made of. Plain JSON, for no account and for nobody outside. */
export type ReportContent = {
  readonly kind: 'figures-report';
  readonly organisation: Pick<Organisation, 'name' | 'country'>;
  /** Whose accounts they are of. */
  readonly person: string;
  readonly asOf: string;
  readonly comparedWith: string | null;
  readonly accountCount: number;
  /** Accounts that are still being computed; 0 when the figures are whole. */
  readonly staleCount: number;
  readonly periodDays: number;
  /** I1: last days past due of the ageing buckets. */
  readonly ageingBucketDays: readonly number[];
  readonly lines: readonly ReportLine[];
  readonly look: Pick<Letterhead, 'accent' | 'marginsMm'>;
  readonly locale: string;
};
