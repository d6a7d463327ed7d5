/** What stands between a segment and the one before it. */
export type Gap = {
  /** `none`: digits touch letters. `tight`: only signs that also stand inside of numbers. `open`: anything else. */
  readonly kind: 'none' | 'tight' | 'open';
  readonly signs: string;
};

/** A run of letters or a run of digits in a text; `start` and `end` count UTF-16 units of the original. */
export type Segment = {
  /** Capitals in compatibility form, without marks: `ﬁ` is `FI`, `é` is `E`. */
  readonly text: string;
  readonly isDigits: boolean;
  readonly start: number;
  readonly end: number;
  /** Toward the segment before; the first one has an open gap. */
  readonly gap: Gap;
};

const tightSigns = /^[-‐-―/\\._,:'’\u00ad]+$/u;
const ignored = /^[\p{M}\p{Cf}]$/u;
const letter = /^\p{L}$/u;

const plainText = /^[\t\n\r -~]*$/;
const plainRun = /[A-Z]+|[0-9]+/g;

/** Cuts a text into its runs of letters and of digits; everything else is what separates them. */
export function segmentsOf(text: string): Segment[] {
  return plainText.test(text) ? segmentsOfPlain(text) : segmentsOfAny(text);
}

/** Nearly all invoice numbers are plain, and an account may have 20,000 of them. */
function segmentsOfPlain(text: string): Segment[] {
  const segments: Segment[] = [];
  const capitals = text.toUpperCase();
  let end = 0;
  for (const { 0: run, index: start } of capitals.matchAll(plainRun)) {
    const signs = capitals.slice(end, start);
    const gap = segments.length === 0 ? { kind: 'open' as const, signs } : gapOf(signs);
    end = start + run.length;
    segments.push({ text: run, isDigits: run <= '9~', start, end, gap });
  }
  return segments;
}

function segmentsOfAny(text: string): Segment[] {
  const segments: Segment[] = [];
  let run = { text: '', isDigits: false, start: 0, end: 0 };
  let signs = '';
  let position = 0;
  const close = () => {
    if (run.text === '') return;
    segments.push({ ...run, gap: segments.length === 0 ? { kind: 'open', signs } : gapOf(signs) });
    run = { ...run, text: '' };
    signs = '';
  };
  for (const original of text) {
    const start = position;
    position += original.length;
    for (const character of plainForm(original)) {
      const kind = kindOf(character);
      if (kind === 'ignored') continue;
      if (kind === 'sign') {
        close();
        signs += character;
        continue;
      }
      const isDigits = kind === 'digit';
      if (run.text !== '' && run.isDigits !== isDigits) close();
      if (run.text === '') run = { text: '', isDigits, start, end: start };
      run.text += character;
      run.end = position;
    }
  }
  close();
  return segments;
}

function plainForm(character: string): string {
  if (character <= '~') return character.toUpperCase();
  return character === '\u00ad' ? character : character.normalize('NFKD').toUpperCase();
}

function kindOf(character: string): 'digit' | 'letter' | 'sign' | 'ignored' {
  if (character >= '0' && character <= '9') return 'digit';
  if (character >= 'A' && character <= 'Z') return 'letter';
  if (character <= '~' || character === '\u00ad') return 'sign';
  if (letter.test(character)) return 'letter';
  return ignored.test(character) ? 'ignored' : 'sign';
}

/** Whether a character stands for digits, for nothing at all, or for what separates digits: letters and signs. */
export function standsFor(character: string): 'digits' | 'nothing' | 'other' {
  const kinds = Array.from(plainForm(character), kindOf);
  if (kinds.includes('digit')) return 'digits';
  return kinds.every((kind) => kind === 'ignored') ? 'nothing' : 'other';
}

const touching: Gap = { kind: 'none', signs: '' };

function gapOf(signs: string): Gap {
  if (signs === '') return touching;
  return { kind: tightSigns.test(signs) ? 'tight' : 'open', signs };
}
