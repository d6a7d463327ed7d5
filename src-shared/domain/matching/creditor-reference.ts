const form = /^RF\d{2}[0-9A-Z]{1,21}$/;
/** A remainder is below 97: with two more digits at a time the number stays exact. */
const modulus = 97;

/** True for text in the form of an ISO 11649 creditor reference, whatever its check digits say. */
export function looksLikeCreditorReference(text: string): boolean {
  return form.test(text);
}

/**
 * R5: the reference inside of an ISO 11649 creditor reference (`RF18539007547034` holds `539007547034`), without
 * spaces and in capitals; `undefined` where the form or the check digits are wrong.
 */
export function creditorReferenceBody(text: string): string | undefined {
  if (!looksLikeCreditorReference(text)) return undefined;
  return hasValidCheckDigits(text) ? text.slice(4) : undefined;
}

/**
 * R5: the ISO 11649 creditor reference that holds a number of letters and digits, in capitals and without the signs between
 * them (`K-00417` is held by `RF..K00417`); undefined for a number of other signs or of more than 21 characters.
 */
export function creditorReference(number: string): string | undefined {
  const body = number.replace(/[ ./_-]/g, '').toUpperCase();
  if (!/^[0-9A-Z]{1,21}$/.test(body)) return undefined;
  const checkDigits = modulus + 1 - remainderOf(`${body}RF00`);
  return `RF${String(checkDigits).padStart(2, '0')}${body}`;
}

const ibanForm = /^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/;

/** True for an account number (IBAN, ISO 13616), which uses the same check digits: no invoice is named inside of one. */
export function isIban(text: string): boolean {
  return ibanForm.test(text) && hasValidCheckDigits(text);
}

/** ISO 7064 MOD 97-10, letters as 10 to 35, the first four characters last. */
function hasValidCheckDigits(text: string): boolean {
  return remainderOf(text.slice(4) + text.slice(0, 4)) === 1;
}

function remainderOf(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % modulus;
  }
  return remainder;
}
