import type { Measurement } from '../harness/measurement.ts';
import type { EngineClient } from './engine-child.ts';
import { accountDocuments } from './ledger.ts';
import type { LedgerShape } from './ledger-shape.ts';
import { openingQuery, timeWindow } from './live-worklist.ts';
import { judged, overall, slowest } from './measure-windows.ts';

const unknownWord = 'xyzzyq';
/** From this size on the ledger has something for each word. */
const accountsForAllWords = 1_000;

/** What people look for, of every kind that a search looks through. */
function typedWords(shape: LedgerShape): Readonly<Record<string, string>> {
  const withInvoices = accountDocuments(
    shape,
    shape.invoiceCounts.findLastIndex((count) => count > 0),
  );
  return {
    'a name without its accent': 'muller',
    'the middle of a name': 'ülle',
    'two words': 'schroder mobel',
    'a name in Greek': 'παπαδ',
    'a name in Cyrillic': 'шевченко',
    'a name of two signs': '山本',
    'a number of an invoice': textOf(withInvoices.invoices[0], 'number'),
    'a number of an account': textOf(withInvoices.accounts[0], 'number'),
    'a contact': 'Björn Hülsmann',
    'an address of mail': 'ap42',
    'a frequent word of notes': 'insolvency',
    'a rare word of notes': 'forklift',
    'what nobody is called': unknownWord,
  };
}

/** Typing letter by letter: a new window at each keystroke, the one before let go. */
export async function measureSearch(
  client: EngineClient,
  shape: LedgerShape,
  rounds: number,
): Promise<Measurement> {
  const byWord = new Map<string, number[]>();
  for (const [kind, word] of Object.entries(typedWords(shape))) {
    const durationsMs: number[] = [];
    for (let round = 0; round < 1 + rounds; round += 1) {
      const typed = await typeWord(client, word);
      if (round > 0) durationsMs.push(...typed.durationsMs);
      assertFound(word, typed.total, shape);
    }
    byWord.set(`${kind}, "${word}"`, durationsMs);
  }
  return judged('search', 'search, each keystroke', [overall(byWord), slowest(byWord)]);
}

/** A search that finds nothing, or anything, would be quick for the wrong reason. */
function assertFound(word: string, total: number, { invoiceCounts }: LedgerShape): void {
  const isWrong =
    word === unknownWord ? total > 0 : total === 0 && invoiceCounts.length >= accountsForAllWords;
  if (isWrong) throw new Error(`"${word}" found ${total} accounts`);
}

async function typeWord(client: EngineClient, word: string) {
  const durationsMs: number[] = [];
  const letters = [...word];
  let total = 0;
  for (const [index] of letters.entries()) {
    const search = letters.slice(0, index + 1).join('');
    const { window, durationMs } = await timeWindow(client, { ...openingQuery, filter: 'all', search });
    durationsMs.push(durationMs);
    total = window.head.total;
  }
  return { durationsMs, total };
}

function textOf(document: object | undefined, field: string): string {
  const value: unknown = document === undefined ? undefined : Reflect.get(document, field);
  if (typeof value !== 'string') throw new Error(`no ${field}`);
  return value;
}
