import { namedCountry } from '../country-line.ts';
import { printableText } from '../type/printable-text.ts';
import { isInCharacterSet } from './character-set.ts';

/** An address in the parts that a QR-bill has for it (guidelines 2.3: address type `S`). */
export type StructuredAddress = {
  readonly name: string;
  readonly street: string;
  /** Empty where the street has none, as a post office box. */
  readonly houseNumber: string;
  readonly postalCode: string;
  readonly town: string;
  /** ISO 3166-1 */
  readonly country: string;
};

/** Digits of a postal code, by the country. */
const postalDigits: Readonly<Record<string, 4 | 5>> = {
  ...{ CH: 4, LI: 4, AT: 4, BE: 4, DK: 4, HU: 4, LU: 4, NO: 4 },
  ...{ DE: 5, ES: 5, FI: 5, FR: 5, IT: 5, MC: 5 },
};
/** What is written before a postal code for a country beside its two letters. */
const postalPrefixes: Readonly<Record<string, string>> = { DE: 'D', AT: 'A', FR: 'F', IT: 'I', LI: 'FL' };

const houseNumber = /^(?<street>\p{L}.*\D) (?<number>\d{1,4} ?[a-zA-Z]?(?:[-/]\d{1,4} ?[a-zA-Z]?)?)$/u;
const numberFirst = /^(?<number>\d{1,4}(?: ?(?:bis|ter|[a-zA-Z]))?),? (?<street>\p{L}.*)$/u;
const postBox = /^(?:Postfach|Case postale|Casella postale|P\.? ?O\.? Box)(?: \d+)?$/i;

/**
 * The parts of an address that was written in lines for people; undefined where they cannot be told apart for sure: then
 * nothing is guessed. Taken is a street with its number or a post office box, and below it postal code and town, with or
 * without the name of the country; nothing else, and nothing longer than a QR-bill has room for.
 */
export function structuredAddress(
  name: string,
  addressLines: readonly string[],
  country: string,
): StructuredAddress | undefined {
  const all = addressLines.map((line) => printableText(line).trim()).filter((line) => line !== '');
  const named = namedCountry(all.at(-1) ?? '');
  if (named !== undefined && named !== country) return undefined;
  const [streetLine, townLine, ...more] = named === undefined ? all : all.slice(0, -1);
  if (streetLine === undefined || townLine === undefined || more.length > 0) return undefined;
  const street = streetOf(streetLine);
  const town = townOf(townLine, country);
  if (street === undefined || town === undefined) return undefined;
  const address = { name: printableText(name).trim(), ...street, ...town, country };
  return fits(address) ? address : undefined;
}

function streetOf(line: string): Pick<StructuredAddress, 'street' | 'houseNumber'> | undefined {
  if (postBox.test(line)) return { street: line, houseNumber: '' };
  const { street, number } = (houseNumber.exec(line) ?? numberFirst.exec(line))?.groups ?? {};
  return street === undefined || number === undefined ? undefined : { street, houseNumber: number };
}

function townOf(line: string, country: string): Pick<StructuredAddress, 'postalCode' | 'town'> | undefined {
  const digits = postalDigits[country];
  const { prefix, postalCode, town } =
    /^(?:(?<prefix>[A-Z]{1,2})-)?(?<postalCode>\d{4,5}) (?<town>\p{L}.*)$/u.exec(line)?.groups ?? {};
  if (postalCode === undefined || town === undefined || postalCode.length !== digits) return undefined;
  if (prefix !== undefined && prefix !== country && prefix !== postalPrefixes[country]) return undefined;
  return { postalCode, town };
}

function fits({ name, street, houseNumber: number, town }: StructuredAddress): boolean {
  const isShort = name.length <= 70 && street.length <= 70 && number.length <= 16 && town.length <= 35;
  return name !== '' && isShort && [name, street, number, town].every(isInCharacterSet);
}
