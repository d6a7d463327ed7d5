import { partsRead } from '../../../src-shared/commands/command.ts';
import { isCommandName, prepareCommand } from '../../../src-shared/commands/registry.ts';
import {
  type AccountAggregate,
  type Change,
  withParts,
} from '../../../src-shared/domain/account/account-aggregate.ts';
import type { Failure, FailureCode } from '../../../src-shared/domain/failure.ts';
import type { Settings } from '../../../src-shared/domain/organisation/settings.ts';
import { canonicalJson } from '../../../src-shared/protocol/canonical-json.ts';
import type { JudgedHere } from '../steps/submit-watched.ts';
import type { JudgedCommand } from './judged-commands.ts';
import type { Violation } from './violation.ts';

const check = 'a command means the same on engine and server';

/** What a rule cannot see from one account, and the server refuses for. */
const ofServerAlone: ReadonlySet<FailureCode> = new Set([
  // Of somebody else meanwhile.
  'ACCOUNT_NOT_FOUND',
  // The id of a new document is another account's.
  'DUPLICATE_ID',
  'DEVICE_DATE_WRONG',
  'COLLECTOR_NOT_FOUND',
  'TERRITORY_NOT_FOUND',
]);

function isOfServerAlone({ code, params }: Failure): boolean {
  // The id of a new document is that of one which the sender does not see.
  return ofServerAlone.has(code) || (code === 'COMMAND_INVALID' && params.field === 'id');
}

/** The server has applied and refused what the rule book does on the same state, and written what it says. */
export function checkJudged(judged: readonly JudgedCommand[]): readonly Violation[] {
  return judged.flatMap((one): readonly Violation[] => {
    const { envelope, outcome, effect } = one;
    const name = `${envelope.name} ${envelope.id}`;
    const codes = outcome.failures.map(({ code }) => code);
    if (outcome.status === 'refused') {
      if (outcome.failures.every(isOfServerAlone)) return [];
      const own = effect.ok ? ['nothing'] : effect.failures.map(({ code }) => code);
      const isSame = canonicalJson(own) === canonicalJson(codes);
      return isSame ? [] : [{ check, detail: `${name}: refused for ${codes}, the rule for ${own}` }];
    }
    if (!effect.ok) {
      const own = effect.failures.map(({ code }) => code);
      return [{ check, detail: `${name}: applied, the rule refuses for ${own}` }];
    }
    return checkWritten(name, one, effect.changes);
  });
}

/** Of a document that a later command of the same transaction wrote again, only the later version is there. */
function checkWritten(
  name: string,
  { outcome, written }: JudgedCommand,
  changes: readonly Change[],
): readonly Violation[] {
  const named = outcome.documents.map(({ collection, id }) => `${collection}/${id}`);
  const own = changes.map(({ collection, document }) => `${collection}/${document.id}`);
  if (canonicalJson(named) !== canonicalJson(own)) {
    return [{ check, detail: `${name}: wrote ${named}, the rule ${own}` }];
  }
  return written.flatMap(({ collection, id, doc }): Violation[] => {
    const change = changes.findLast((one) => one.collection === collection && one.document.id === id);
    const said = contentOf(change?.document ?? {});
    const stored = contentOf(doc);
    return said === stored ? [] : [{ check, detail: `${name}: stored ${stored}, the rule says ${said}` }];
  });
}

/** R1: a receipt that somebody has in hand is a fact: it was applied, or undone by the restore of a server. */
export function checkReceiptsTaken(judged: readonly JudgedCommand[]): readonly Violation[] {
  return judged
    .filter(({ envelope, outcome }) => envelope.name === 'receipt.issue' && outcome.status === 'refused')
    .map(({ envelope, outcome }) => {
      const codes = outcome.failures.map(({ code }) => code);
      return { check: 'a receipt is a fact', detail: `${envelope.id}: refused for ${codes}` };
    });
}

/**
 * W2: a command that the server judged on the same account and settings as the workstation came to the same there.
 * Positions differ: what waits has none on the workstation.
 */
export function checkJudgedHere(
  judged: readonly JudgedCommand[],
  judgedHere: ReadonlyMap<string, JudgedHere>,
): readonly Violation[] {
  return judged.flatMap((one): Violation[] => {
    const here = judgedHere.get(one.envelope.id);
    const effect = here && effectHere(one, here);
    if (effect === undefined) return [];
    const name = `${one.envelope.name} ${one.envelope.id}`;
    if (!one.effect.ok) {
      const codes = one.effect.failures.map(({ code }) => code);
      return [{ check, detail: `${name}: taken here, refused there for ${codes} on the same account` }];
    }
    const [own, other] = [effect, one.effect.changes].map((changes) =>
      canonicalJson(changes.map(({ collection, document }) => [collection, contentOf(document)])),
    );
    return own === other ? [] : [{ check, detail: `${name}: writes ${own} here, ${other} there` }];
  });
}

/** What the workstation's own run of the rule wrote; undefined where it ran on something else. */
function effectHere(
  { envelope, before, context }: JudgedCommand,
  { account, settings }: JudgedHere,
): readonly Change[] | undefined {
  if (account === undefined || before === undefined || !isCommandName(envelope.name)) return undefined;
  const preparation = prepareCommand(envelope.name, envelope.version, envelope.input);
  if (!preparation.ok) return undefined;
  const parts = partsRead[preparation.command.reads];
  if (stateOf(account) !== stateOf(withParts(before, parts))) return undefined;
  if (textOf(settings) !== textOf(context.settings)) return undefined;
  const effect = preparation.command.apply(account, { ...context, settings });
  if (!effect.ok) throw new Error(`${envelope.id} was taken and is refused on the same account`);
  return effect.changes;
}

/** Settings are long and many commands share them. */
function textOf(settings: Settings): string {
  const text = texts.get(settings) ?? canonicalJson(settings);
  texts.set(settings, text);
  return text;
}

const texts = new WeakMap<Settings, string>();

/** An account without positions, its lists in order of ids. */
function stateOf({ account, ...lists }: AccountAggregate): string {
  const contents = Object.entries(lists).map(([part, documents]) => [
    part,
    documents.map(contentOf).toSorted(),
  ]);
  return canonicalJson([contentOf(account), contents]);
}

/** Without its position. */
function contentOf(document: object): string {
  const content = contents.get(document) ?? canonicalJson({ ...document, seq: 0 });
  contents.set(document, content);
  return content;
}

const contents = new WeakMap<object, string>();
