/** IBAN registry (ISO 13616): characters per country that takes part in SEPA. */
const ibanLengths: ReadonlyMap<string, number> = new Map(
  'AD24 AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 VA22'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** The first valid IBAN of a line written for people. */
export function ibanIn(line: string): string | undefined {
  const start = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}/.exec(line);
  const compact = start?.[0].replaceAll(' ', '') ?? '';
  // Words after the number may look like a part of it, check digits and all: the country says how long it is.
  const length = ibanLengths.get(compact.slice(0, 2));
  const candidate = compact.slice(0, length);
  return candidate.length === length && hasIbanChecksum(candidate) ? candidate : undefined;
}

function hasIbanChecksum(iban: string): boolean {
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}

/** The identification of the institution of a Swiss or Liechtenstein QR-IBAN is from 30000 to 31999. */
export function isQrIban(iban: string): boolean {
  const institution = Number(iban.slice(4, 9));
  return /^(?:CH|LI)/.test(iban) && institution >= 30_000 && institution <= 31_999;
}
