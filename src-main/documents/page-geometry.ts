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

const mm = (length: number) => (length * 72) / 25.4;
const inch = (length: number) => length * 72;

/**
 * DIN 5008 form B: address field 45 mm from the top, its text zone from 62.7 mm (the sender's line above it), the
 * information block from 125 mm at 50 mm, folds at 105 mm and 210 mm.
 */
const a4: PageGeometry = {
  pageSize: 'A4',
  pageWidth: mm(210),
  pageHeight: mm(297),
  marginLeft: mm(25),
  marginTop: mm(18),
  marginRight: mm(15),
  marginBottom: mm(15),
  contentWidth: mm(170),
  letterheadHeight: mm(27),
  addressFieldHeight: mm(46),
  addressWidth: mm(80),
  senderOffset: mm(13.2),
  metaOffset: mm(5),
  metaWidth: mm(70),
  foldMarks: [mm(105), mm(210)],
};

/** US Letter folded in three for a #10 window envelope: the address stands 2.3 to 3.2 inches from the top. */
const letter: PageGeometry = {
  pageSize: 'LETTER',
  pageWidth: inch(8.5),
  pageHeight: inch(11),
  marginLeft: inch(0.9),
  marginTop: inch(0.65),
  marginRight: inch(0.7),
  marginBottom: inch(0.6),
  contentWidth: inch(6.9),
  letterheadHeight: inch(1.1),
  addressFieldHeight: inch(1.75),
  addressWidth: inch(3.6),
  senderOffset: inch(0.33),
  metaOffset: inch(0.15),
  metaWidth: inch(2.6),
  foldMarks: [],
};

/** Letter for customers in the United States (ISO 3166), A4 for all others. */
export function pageGeometryFor(country: string): PageGeometry {
  return country === 'US' ? letter : a4;
}
