/**
 * RFC 8785: JSON with the members of every object sorted by UTF-16 code units. The rest of the RFC (numbers, escapes,
 * no white space) is what ECMAScript's `JSON.stringify` does by definition; this covers it without a dependency.
 * Members that are `undefined` are left out. Recursive: the caller bounds the depth.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
