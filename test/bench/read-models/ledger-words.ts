import ledgerRegions from './ledger-regions.json' with { type: 'json' };

// Made-up words that ledgers of many countries could hold.

export type Region = {
  readonly country: string;
  readonly currency: string;
  readonly language: string;
  readonly timeZone: string;
  /** How often, against the other regions. */
  readonly weight: number;
  readonly families: readonly string[];
  readonly trades: readonly string[];
  readonly forms: readonly string[];
  readonly givenNames: readonly string[];
};

export const regions: readonly Region[] = ledgerRegions;

/** Words of notes; some are rare, so that a search finds few. */
export const noteWords: readonly string[] = [
  ...'called left message asked for second copy of invoice wrong price delivery late goods damaged pallet missing'.split(
    ' ',
  ),
  ...'promised to pay next week waiting for approval accounts payable holiday until Monday cheque in the post'.split(
    ' ',
  ),
  ...'transfer bounced new bank details purchase order number needed credit note expected manager not reachable'.split(
    ' ',
  ),
  ...'Rückruf vereinbart Überweisung angekündigt Zahlung Mahnung Skonto strittig Lieferschein fehlt'.split(
    ' ',
  ),
  ...'instalment insolvency lawyer warehouse reminder friendly angry reached voicemail moved'.split(' '),
];
export const rareNoteWords = ['quarantine', 'forklift', 'Kühlkette', 'embargo', 'zeppelin'] as const;

export const contactRoles = ['Accounts payable', 'Managing director', 'Purchasing', 'Buchhaltung'] as const;
export const segments = ['retail', 'wholesale', 'public', 'industry'] as const;
export const territories = ['north', 'south', 'east', 'west'] as const;
