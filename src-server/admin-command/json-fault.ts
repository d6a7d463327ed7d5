/** Where a text stops being JSON; both count from 1. */
export type JsonFault = { readonly line: number; readonly column: number };

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
  const at = end + (/^[ \t\r\n]*/.exec(text.slice(end))?.[0].length ?? 0);
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
