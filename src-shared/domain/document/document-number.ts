import { z } from 'zod';

/** What the numbers that a device gives begin with: of one device of the organisation alone. */
export const deviceCodeSchema = z.string().regex(/^[A-Z0-9]{2,12}$/);

const pattern = /^([A-Z0-9]{2,12})-D(?:([A-Z0-9]{1,8})-)?([1-9]\d{0,8})$/;

/**
 * The number of an issued document: `<code of the device>-D<counter>`, where the D tells it from a receipt. The
 * counter begins anew in a series of its own, `<code>-D<series>-<counter>`, where the data of the device were put back
 * from a backup, since nobody knows there which numbers were given after it.
 */
export const documentNumberSchema = z.string().regex(pattern, 'not the number of a document');

/** `series` is empty for the first one; `counter` is an exact integer from 1. */
export type DocumentNumber = {
  readonly deviceCode: string;
  readonly series: string;
  readonly counter: number;
};

export function formatDocumentNumber({ deviceCode, series, counter }: DocumentNumber): string {
  return `${deviceCode}-D${series === '' ? '' : `${series}-`}${counter}`;
}

/** The parts of a number. Throws on anything else: a bug. */
export function readDocumentNumber(number: string): DocumentNumber {
  const [, deviceCode, series = '', counter] = pattern.exec(number) ?? [];
  if (deviceCode === undefined || counter === undefined) throw new RangeError('not the number of a document');
  return { deviceCode, series, counter: Number(counter) };
}
