import type { Letterhead } from '../../src-shared/domain/document-template/letterhead.ts';

/** Lengths in points (1/72 inch), from the top left corner of the sheet. */
export type PageGeometry = {
  readonly pageSize: 'A4' | 'LETTER';
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly marginLeft: number;
  readonly marginTop: number;
  readonly marginRight: number;
  readonly marginBottom: number;
  readonly contentWidth: number;
  /** From the top margin to the address field. */
  readonly letterheadHeight: number;
  readonly addressFieldHeight: number;
  readonly addressWidth: number;
  /** From the top of the address field to the sender's line, and from there the address follows. */
  readonly senderOffset: number;
  readonly metaOffset: number;
  readonly metaWidth: number;
  readonly foldMarks: readonly number[];
};

export const millimetres = (length: number) => (length * 72) / 25.4;
const mm = millimetres;
const inch = (length: number) => length * 72;

type Sheet = Pick<
  PageGeometry,
  'pageSize' | 'pageWidth' | 'pageHeight' | 'marginLeft' | 'marginRight' | 'marginBottom' | 'metaWidth'
>;

const a4: Sheet = {
  pageSize: 'A4',
  pageWidth: mm(210),
  pageHeight: mm(297),
  marginLeft: mm(25),
  marginRight: mm(15),
  marginBottom: mm(15),
  metaWidth: mm(70),
};

const letter: Sheet = {
  pageSize: 'LETTER',
  pageWidth: inch(8.5),
  pageHeight: inch(11),
  marginLeft: inch(0.9),
  marginRight: inch(0.7),
  marginBottom: inch(0.6),
  metaWidth: inch(2.6),
};

type Window = Pick<
  PageGeometry,
  'marginTop' | 'letterheadHeight' | 'addressFieldHeight' | 'senderOffset' | 'metaOffset' | 'foldMarks'
> & {
  /** Where what the window shows ends, from the left edge of the sheet. */
  readonly right: number;
};

/** The address field of DIN 5008: 45 mm high, its text zone 17.7 mm below its top with the sender's line above it. */
const dinField = {
  addressFieldHeight: mm(46),
  senderOffset: mm(13.2),
  metaOffset: mm(5),
  right: mm(105),
};

const windows: Readonly<Record<Exclude<Letterhead['window'], 'automatic'>, Window>> = {
  /** DIN 5008 form B: address field 45 mm from the top, folds at 105 mm and 210 mm. */
  'din-b': { ...dinField, marginTop: mm(18), letterheadHeight: mm(27), foldMarks: [mm(105), mm(210)] },
  /** DIN 5008 form A: address field 27 mm from the top, folds at 87 mm and 192 mm. */
  'din-a': { ...dinField, marginTop: mm(14), letterheadHeight: mm(13), foldMarks: [mm(87), mm(192)] },
  /** US Letter folded in three for a #10 window envelope: the address stands 2.3 to 3.2 inches from the top. */
  'us-10': {
    marginTop: inch(0.65),
    letterheadHeight: inch(1.1),
    addressFieldHeight: inch(1.75),
    senderOffset: inch(0.33),
    metaOffset: inch(0.15),
    foldMarks: [],
    right: inch(4.5),
  },
  /** For envelopes without one: as little room as sender, address and particulars need. */
  none: {
    marginTop: mm(18),
    letterheadHeight: mm(24),
    addressFieldHeight: mm(34),
    senderOffset: mm(2),
    metaOffset: mm(2),
    foldMarks: [],
    right: mm(105),
  },
};

/**
 * Letter for customers in the United States (ISO 3166), A4 for all others; each with the window of its letters there, or
 * with the one that the organisation has chosen.
 */
export function pageGeometryFor(
  country: string,
  { window, marginsMm }: Pick<Letterhead, 'window' | 'marginsMm'>,
): PageGeometry {
  const usual = country === 'US' ? letter : a4;
  const sheet = marginsMm === null ? usual : { ...usual, ...inPoints(marginsMm) };
  const { right, foldMarks, ...field } =
    windows[window === 'automatic' ? (country === 'US' ? 'us-10' : 'din-b') : window];
  return {
    ...sheet,
    ...field,
    contentWidth: sheet.pageWidth - sheet.marginLeft - sheet.marginRight,
    addressWidth: right - sheet.marginLeft,
    // They are of the height of A4.
    foldMarks: sheet.pageSize === 'A4' ? foldMarks : [],
  };
}

function inPoints({ left, right, bottom }: NonNullable<Letterhead['marginsMm']>) {
  return { marginLeft: mm(left), marginRight: mm(right), marginBottom: mm(bottom) };
}
