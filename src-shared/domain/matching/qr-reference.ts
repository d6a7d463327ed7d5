const recursion = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5] as const;
const bodyLength = 26;

/**
 * R5: the Swiss QR reference that holds a number of at most 26 digits (`10482` is held by `000000000000000000000104827`);
 * undefined for every other text. The last digit is the check digit modulo 10, recursive (Swiss payment standards).
 */
export function qrReference(number: string): string | undefined {
  if (!/^\d{1,26}$/.test(number) || /^0+$/.test(number)) return undefined;
  const body = number.padStart(bodyLength, '0');
  return `${body}${checkDigit(body)}`;
}

/** R5: the number inside of a QR reference, without leading zeros; undefined where form or check digit are wrong. */
export function qrReferenceBody(text: string): string | undefined {
  if (!/^\d{27}$/.test(text)) return undefined;
  const body = text.slice(0, bodyLength);
  const number = body.replace(/^0+/, '');
  return number !== '' && checkDigit(body) === text.slice(bodyLength) ? number : undefined;
}

function checkDigit(body: string): string {
  let carry = 0;
  for (const digit of body) carry = recursion[(carry + Number(digit)) % 10] ?? 0;
  return String((10 - carry) % 10);
}
