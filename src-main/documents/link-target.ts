const email =
  /^(?<local>[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@(?<domain>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)$/;

/**
 * Where a line leads that is nothing but an e-mail address or a web address, as an ASCII address with `mailto:` or
 * `https:`; undefined for every other text, other schemes, and addresses with a name and a password in them.
 */
export function linkTarget(line: string): string | undefined {
  const text = line.trim();
  const { local, domain } = email.exec(text)?.groups ?? {};
  if (local !== undefined && domain !== undefined) return `mailto:${encodeURIComponent(local)}@${domain}`;
  const address = /^www\.[^\s/]+\.[^\s]+$/i.test(text) ? `https://${text}` : text;
  if (!/^https:\/\/\S+$/i.test(address) || !URL.canParse(address)) return undefined;
  const { href, username, password } = new URL(address);
  return username === '' && password === '' ? href : undefined;
}
