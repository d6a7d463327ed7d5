import { basename } from 'node:path';
import type { HandInState } from '../../../src-shared/contract/sync-state.ts';
import { failure } from '../../../src-shared/domain/failure.ts';
import type { Actor } from '../../../src-shared/domain/organisation/actor.ts';
import { commandEnvelopeSchema } from '../../../src-shared/protocol/command-envelope.ts';
import type { SealedCommand } from '../../../src-shared/protocol/sealed-outbox-api.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { DevicePort } from '../../engine/ports/device-port.ts';
import type { Log } from '../../engine/ports/log.ts';
import type { OutboxPort } from '../../engine/ports/outbox-port.ts';
import type {
  SealedAnswer,
  SealedBatchLimits,
  SealedHandInPort,
} from '../../engine/ports/sealed-hand-in-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { readRecords, replaceRecords } from './record-file.ts';
import { incomingFolder, leaveIncoming, leftFolders, markHandedIn } from './sealed-folders.ts';

export type SealedHandInParts = {
  readonly file: SqliteFile;
  /** The folder of the encrypted file. */
  readonly directory: string;
  readonly outbox: Pick<OutboxPort, 'unknownOf' | 'takeRefused'>;
  readonly device: Pick<DevicePort, 'session'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
};

type Status = 'applied' | 'refused' | 'unreadable';

/** The sealed outboxes that lie beside the encrypted file of this workstation. */
export function createSealedHandIn(
  parts: SealedHandInParts,
  rename: MarkHandedIn = markHandedIn,
): SealedHandInPort {
  return new LeftFolders(parts, rename);
}

type MarkHandedIn = typeof markHandedIn;

type LeftFolder = {
  readonly path: string;
  readonly records: readonly SealedCommand[];
  /** Lines that nobody can read, whose person is not known: whoever is signed in is told. */
  readonly damaged: readonly string[];
};

class LeftFolders implements SealedHandInPort {
  readonly #parts: SealedHandInParts;
  readonly #rename: MarkHandedIn;
  readonly #answered: Set<string>;
  #folders: readonly LeftFolder[];
  #waiting: { readonly actorId: string; readonly records: readonly SealedCommand[] } | undefined;

  constructor(parts: SealedHandInParts, rename: MarkHandedIn) {
    this.#parts = parts;
    this.#rename = rename;
    const sql = 'SELECT record FROM sealed_answer';
    this.#answered = new Set(parts.file.read(() => parts.file.statements.values(sql).all().map(String)));
    this.#folders = leftFolders(parts.directory).map(readFolder);
    this.#renameAnswered();
  }

  isWaiting(actorId: string): boolean {
    const [first] = this.#waitingOf(actorId);
    return first !== undefined && !this.#awaitingFile().has(first.commandId);
  }

  waiting(actorId: string): readonly SealedCommand[] {
    return this.#waitingOf(actorId);
  }

  takeIn(records: readonly SealedCommand[]): void {
    const { directory, clock } = this.#parts;
    const present = new Set(
      this.#folders.flatMap((folder) => folder.records.map((record) => record.commandId)),
    );
    const fresh = records.filter(
      ({ commandId }) => !present.has(commandId) && !this.#answered.has(commandId),
    );
    if (fresh.length === 0) return;
    // One step makes them count: a program that ends before it has taken in nothing.
    replaceRecords(incomingFolder(directory), fresh);
    const path = leaveIncoming(directory, new Date(clock.now()));
    this.#folders = [...this.#folders, readFolder(path)];
    this.#waiting = undefined;
    this.#renameAnswered();
  }

  batchToHandIn(actorId: string, { maxCommands, maxBytes }: SealedBatchLimits): readonly SealedCommand[] {
    const batch: SealedCommand[] = [];
    const awaitingFile = this.#awaitingFile();
    let bytes = 0;
    for (const record of this.#waitingOf(actorId).slice(0, maxCommands)) {
      if (awaitingFile.has(record.commandId)) break;
      bytes += Buffer.byteLength(JSON.stringify(record)) + 1;
      if (bytes > maxBytes && batch.length > 0) break;
      batch.push(record);
    }
    return batch;
  }

  recordAnswers(actorId: string, answers: readonly SealedAnswer[]): number {
    const actor = this.#parts.device.session()?.actor;
    if (actor?.userId !== actorId) return 0;
    const asked = new Set(this.#waitingOf(actorId).map(({ commandId }) => commandId));
    const decided = answers.filter(
      ({ commandId, problem }) => asked.has(commandId) && problem !== 'NOT_DECIDED',
    );
    this.#parts.file.write(() => {
      for (const answer of decided) this.#keep(actorId, answer.commandId, this.#take(actor, answer));
    });
    for (const { commandId } of decided) this.#answered.add(commandId);
    this.#waiting = undefined;
    this.#renameAnswered();
    return decided.length;
  }

  state(actorId: string): HandInState | null {
    const waiting = this.#waitingOf(actorId).length;
    const count = this.#countOf(actorId);
    const [applied, refused] = [count('applied'), count('refused')];
    const unreadable = count('unreadable') + this.#damaged().length;
    if (waiting + applied + refused + unreadable === 0) return null;
    return { waiting, applied, refused, unreadable };
  }

  dismiss(actorId: string): void {
    if (this.#waitingOf(actorId).length > 0) return;
    const { file } = this.#parts;
    const sql = 'UPDATE sealed_answer SET is_read = 1 WHERE actor_id = ?';
    const damaged = this.#damaged();
    file.write(() => {
      for (const line of damaged) this.#keep(actorId, line, 'unreadable');
      file.statements.rows(sql).run(actorId);
    });
    for (const line of damaged) this.#answered.add(line);
    this.#renameAnswered();
  }

  /** Lines that nobody has been told of. */
  #damaged(): readonly string[] {
    return this.#folders.flatMap(({ damaged }) => damaged.filter((line) => !this.#answered.has(line)));
  }

  #waitingOf(actorId: string): readonly SealedCommand[] {
    if (this.#folders.length === 0 || actorId === '') return [];
    if (this.#waiting?.actorId === actorId) return this.#waiting.records;
    const own = this.#folders
      .flatMap(({ records }) => records)
      .filter(({ userId, commandId }) => userId === actorId && !this.#answered.has(commandId));
    // What the file knows itself goes its own way: a backup that was put back still has the older part.
    const unknown = this.#parts.outbox.unknownOf(own.map(({ commandId }) => commandId));
    const records = own.filter(({ commandId }) => unknown.has(commandId));
    this.#waiting = { actorId, records };
    return records;
  }

  /** Commands that refer to a file whose bytes came with them and are not on the server yet. */
  #awaitingFile(): ReadonlySet<string> {
    if (this.#folders.length === 0) return new Set();
    const sql = `SELECT DISTINCT o.command_id FROM held_file f
      JOIN outbox_file o ON o.account_id = f.account_id AND o.sha256 = f.sha256 WHERE f.state = 'kept'`;
    const { file } = this.#parts;
    return new Set(file.read(() => file.statements.values(sql).all().map(String)));
  }

  #countOf(actorId: string): (status: Status) => number {
    const { file } = this.#parts;
    if (this.#answered.size === 0) return () => 0;
    const sql = 'SELECT count(*) FROM sealed_answer WHERE actor_id = ? AND status = ? AND is_read = 0';
    return (status) => file.read(() => Number(file.statements.values(sql).get(actorId, status)));
  }

  /** Enters what was not applied among what needs attention. Part of the transaction that keeps the answer. */
  #take(actor: Actor, { outcome, problem, command }: SealedAnswer): Status {
    if (outcome?.status === 'applied') return 'applied';
    const envelope = commandEnvelopeSchema.safeParse(command);
    if (!envelope.success) return 'unreadable';
    const failures = outcome?.failures ?? [];
    const code = problem === 'COMMAND_TAMPERED' ? problem : 'COMMAND_INVALID';
    const reasons = failures.length > 0 ? failures : [failure(code)];
    this.#parts.outbox.takeRefused(envelope.data, actor, reasons);
    return 'refused';
  }

  #keep(actorId: string, record: string, status: Status): void {
    const { file, clock } = this.#parts;
    const sql = `INSERT INTO sealed_answer (record, actor_id, status, answered_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (record) DO NOTHING`;
    file.statements.rows(sql).run(record, actorId, status, clock.now());
  }

  /** A folder of which nothing waits for anybody has another name from now on. */
  #renameAnswered(): void {
    const done = this.#folders.filter((folder) => this.#isDone(folder) && this.#markHandedIn(folder));
    this.#folders = this.#folders.filter((folder) => !done.includes(folder));
  }

  /** False where the disk takes no new name: its answers are kept, and it is tried again. */
  #markHandedIn({ path }: LeftFolder): boolean {
    const { directory, clock, log } = this.#parts;
    try {
      this.#rename(directory, path, new Date(clock.now()));
      return true;
    } catch (error) {
      log('warn', 'sealed-outbox.not-renamed', { cause: error instanceof Error ? error.name : 'unknown' });
      return false;
    }
  }

  #isDone({ records, damaged }: LeftFolder): boolean {
    if (damaged.some((line) => !this.#answered.has(line))) return false;
    const ids = records.map(({ commandId }) => commandId).filter((id) => !this.#answered.has(id));
    return this.#parts.outbox.unknownOf(ids).size === 0;
  }
}

function readFolder(path: string): LeftFolder {
  const { records, damagedCount } = readRecords(path);
  return {
    path,
    records,
    damaged: Array.from({ length: damagedCount }, (_none, index) => `${basename(path)}/${index}`),
  };
}
