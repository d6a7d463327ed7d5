/** The longest address that Windows takes; beyond it the text is left out. */
const maxLength = 2_000;
const mailFields: ReadonlySet<string> = new Set(['subject', 'body']);
/** An escaped line end, another control character, a comma, a semicolon or an at sign: a further recipient or header. */
const hiddenSeparator = /%(?:[01][0-9A-F]|2C|3B|40|7F)/i;

/**
 * The address as the system may open it, for one that the screens navigate to; `undefined` for everything else. The one
 * thing that the product opens outside is a mail to one person: a subject and a text, but never an attachment, further
 * recipients or a header, which some mail programs take from such an address.
 */
export function externalAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, pathname, search, hash, host } = new URL(address);
  if (protocol !== 'mailto:' || hash !== '' || host !== '') return undefined;
  if (!/^[^@,;\s]+@[^@,;\s]+$/.test(pathname) || hiddenSeparator.test(pathname)) return undefined;
  const fields = [...new URLSearchParams(search)].map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const isPlain = new Set(fields.map(([name]) => name)).size === fields.length && fields.every(isPlainField);
  if (!isPlain) return undefined;
  const whole = `mailto:${pathname}${search}`;
  if (whole.length <= maxLength) return whole;
  const short = `mailto:${pathname}${search.replace(/([?&])body=[^&]*/i, '$1body=')}`;
  return short.length <= maxLength ? short : undefined;
}

/** Behind a line end in a subject some mail programs read a further header. */
function isPlainField([name, value]: readonly [name: string, value: string]): boolean {
  return mailFields.has(name) && (name === 'body' || !/\p{Cc}/u.test(value));
}
