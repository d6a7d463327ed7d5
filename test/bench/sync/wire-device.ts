import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { createPullGate, maxPullsAtOnce } from '../../../src-main/sync/pull-gate.ts';
import { type CollectionName, collectionNames } from '../../../src-shared/protocol/collections.ts';
import {
  refreshText,
  type SessionReply,
  sessionReplySchema,
} from '../../../src-shared/protocol/session-api.ts';
import {
  type Checkpoint,
  checkpointSchema,
  commandsReplySchema,
  maxPullLimit,
} from '../../../src-shared/protocol/sync-api.ts';
import { ledgerToday } from '../read-models/ledger.ts';
import { activityInput } from './activity-input.ts';
import { benchPassword, type SignInName } from './tenants.ts';
import type { Wire, WireReply, WireStream } from './wire.ts';

const pageSchema = z.object({
  documents: z.array(z.looseObject({ id: z.string() })),
  checkpoint: checkpointSchema,
  upToDate: z.boolean(),
});

// Nothing here looks at the leases.
const leaseNonce = 'A'.repeat(22);

/** A workstation on the wire: it signs in, follows the feed and hands in commands, and keeps next to nothing. */
export class WireDevice {
  readonly #wire: Wire;
  readonly #name: SignInName;
  readonly #id = randomUUID();
  #chainRows = 0;
  readonly #keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  #accessToken = '';
  #refreshToken = '';
  #stream: WireStream | undefined;
  readonly #checkpoints = new Map<CollectionName, Checkpoint>();
  /** The pulls at work, and of which of them more is wanted than was when they began. */
  readonly #pulls = new Map<CollectionName, Promise<void>>();
  readonly #wanted = new Set<CollectionName>();
  readonly #gate = createPullGate(maxPullsAtOnce);
  /** The accounts in its scope. */
  readonly accountIds: string[] = [];

  constructor(wire: Wire, name: SignInName) {
    this.#wire = wire;
    this.#name = name;
    this.#keys = generateKeyPairSync('ed25519');
  }

  async signIn(): Promise<void> {
    const { x: devicePublicKey } = this.#keys.publicKey.export({ format: 'jwk' });
    const { userName } = this.#name;
    const device = { deviceId: this.#id, deviceName: 'Benchmark', devicePublicKey, leaseNonce };
    this.#take(await this.#insist('/v1/session', () => ({ userName, password: benchPassword, ...device })));
  }

  async renew(): Promise<void> {
    const { privateKey } = this.#keys;
    const reply = await this.#insist('/v1/session/refresh', () => {
      const text = refreshText(this.#id, this.#refreshToken);
      const proof = sign(null, Buffer.from(text), privateKey).toString('base64url');
      return { refreshToken: this.#refreshToken, deviceId: this.#id, proof, leaseNonce };
    });
    this.#take(reply);
  }

  /** Opens the hint stream and pulls on each hint, the first of which names everything. */
  async connect(): Promise<void> {
    for (;;) {
      const stream = await this.#wire.stream(
        this.#accessToken,
        ({ collections }) => void this.catchUp(collections),
      );
      if (typeof stream !== 'number') {
        this.#stream = stream;
        return;
      }
      if (stream === 401) await this.renew();
      else await wait(1000);
    }
  }

  /** Resolves when the hint stream is over. */
  async disconnected(): Promise<void> {
    await this.#stream?.ended;
  }

  disconnect(): void {
    this.#stream?.close();
  }

  /** Pulls what is new in these collections: one page at a time of each, and as few at once as a workstation does. */
  async catchUp(names: readonly CollectionName[] = collectionNames): Promise<void> {
    await Promise.all(
      names.map((name) => {
        this.#wanted.add(name);
        const pull = this.#pulls.get(name) ?? this.#pullWanted(name);
        this.#pulls.set(name, pull);
        return pull;
      }),
    );
  }

  /**
   * Hands in one request of commands.
   * @throws {Error} where one of them is not applied.
   */
  async give(commands: number): Promise<void> {
    const bodies = Array.from({ length: commands }, () => this.#command());
    const reply = await this.#authorized('/v1/sync/commands', {
      deviceId: this.#id,
      chain: this.#extendChain(commands),
      commands: bodies,
    });
    const { results } = commandsReplySchema.parse(JSON.parse(reply.text));
    const other = results.find(({ outcome }) => outcome?.status !== 'applied');
    if (other !== undefined) throw new Error(`a command was not applied: ${JSON.stringify(other)}`);
  }

  /** The audit chain that a workstation would have behind as many new commands. */
  #extendChain(commands: number): { readonly n: number; readonly hash: string } {
    this.#chainRows += commands;
    const hash = createHash('sha256').update(`${this.#id} ${this.#chainRows}`).digest('hex');
    return { n: this.#chainRows, hash };
  }

  async #pullWanted(name: CollectionName): Promise<void> {
    while (this.#wanted.delete(name)) await this.#pull(name);
    this.#pulls.delete(name);
  }

  async #pull(collection: CollectionName): Promise<void> {
    for (;;) {
      const checkpoint = this.#checkpoints.get(collection) ?? null;
      const request = { collection, checkpoint, limit: maxPullLimit };
      const rank = collectionNames.indexOf(collection);
      const { text } = await this.#gate(rank, () => this.#authorized('/v1/sync/pull', request));
      const page = pageSchema.parse(JSON.parse(text));
      this.#checkpoints.set(collection, page.checkpoint);
      if (collection === 'accounts' && checkpoint === null) {
        for (const { id } of page.documents) this.accountIds.push(id);
      }
      if (page.upToDate) return;
    }
  }

  #command() {
    const accountId = this.accountIds[Math.floor(Math.random() * this.accountIds.length)];
    return {
      id: randomUUID(),
      name: 'activity.log',
      version: 1,
      accountId,
      actorId: this.#name.userId,
      deviceId: this.#id,
      at: new Date().toISOString(),
      today: ledgerToday,
      knownSeq: 0,
      input: activityInput(),
    };
  }

  async #authorized(path: string, body: unknown): Promise<WireReply> {
    for (;;) {
      const reply = await this.#wire.post(path, body, this.#accessToken);
      if (reply.status === 200) return reply;
      if (reply.status === 401) await this.renew();
      else await this.#pause(path, reply);
    }
  }

  async #insist(path: string, body: () => unknown): Promise<WireReply> {
    for (;;) {
      const reply = await this.#wire.post(path, body());
      if (reply.status === 200) return reply;
      await this.#pause(path, reply);
    }
  }

  /** As a workstation does: later, where the server says so or was not reached; else it is a bug. */
  async #pause(path: string, { status, text, retryAfterMs }: WireReply): Promise<void> {
    if (status !== 0 && status !== 429 && status !== 503) throw new Error(`${path}: ${status} ${text}`);
    await wait(retryAfterMs * (0.5 + Math.random()));
  }

  #take({ text }: WireReply): void {
    const session: SessionReply = sessionReplySchema.parse(JSON.parse(text));
    this.#accessToken = session.accessToken;
    this.#refreshToken = session.refreshToken;
  }
}
