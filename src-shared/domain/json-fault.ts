/** Where a text stops being JSON; both count from 1. */
export type JsonFault = { readonly line: number; readonly column: number };

/** A token with the space before it: a sign in the first group, a text in the second, else another value. */
const token =
  /[ \t\r\n]*(?:([{}[\]:,])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/uy;

/** Which kinds of token may come next: `s` a text, `v` any other value, else the sign itself. */
type Expected = string;

/**
 * The first place at which a text is no JSON any more; its end where something is missing there. For a text that
 * `JSON.parse` refuses: the engine names a place for some faults only.
 */
export function jsonFault(text: string): JsonFault {
  const open: string[] = [];
  let expected: Expected = 'sv{[';
  let end = 0;
  for (;;) {
    token.lastIndex = end;
    const found = token.exec(text);
    const kind = found === null ? '' : (found[1] ?? (found[2] === undefined ? 'v' : 's'));
    if (found === null || !expected.includes(kind)) break;
    expected = after(kind, expected, open);
    end = token.lastIndex;
  }
  return placeAt(text, end + (/^[ \t\r\n]*/.exec(text.slice(end))?.[0].length ?? 0));
}

/** A field of the outermost object, and where its name stands. */
export type JsonField = JsonFault & { readonly name: string };

/** The fields of the object that a valid JSON text is, in their order, repeated ones as often as they are there. */
export function jsonFields(text: string): readonly JsonField[] {
  const fields: JsonField[] = [];
  let depth = 0;
  let end = 0;
  let isName = false;
  // Counted on from field to field: a long text has many, and each would count from the beginning.
  let line = 1;
  let lineStart = 0;
  let counted = 0;
  const placeOn = (at: number): JsonFault => {
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
      line += 1;
      lineStart = next + 1;
      counted = lineStart;
    }
    return { line, column: at - lineStart + 1 };
  };
  for (;;) {
    token.lastIndex = end;
    const [all, sign, quoted] = token.exec(text) ?? [];
    if (all === undefined) return fields;
    end += all.length;
    if (quoted !== undefined && isName && depth === 1) {
      fields.push({ name: JSON.parse(quoted), ...placeOn(end - quoted.length) });
    }
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === '}' || sign === ']') depth -= 1;
    isName = sign === '{' || sign === ',';
  }
}

function placeAt(text: string, at: number): JsonFault {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** What may follow a token; `open` holds the brackets that are open. */
function after(kind: string, expected: Expected, open: string[]): Expected {
  if (kind === '{' || kind === '[') {
    open.push(kind);
    return kind === '{' ? 's}' : 'sv{[]';
  }
  if (kind === ':') return 'sv{[';
  if (kind === ',') return open.at(-1) === '{' ? 's' : 'sv{[';
  if (kind === '}' || kind === ']') open.pop();
  // A text where no other value may stand is the key of a field.
  else if (kind === 's' && !expected.includes('v')) return ':';
  const last = open.at(-1);
  return last === undefined ? '' : last === '{' ? ',}' : ',]';
}
