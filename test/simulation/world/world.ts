import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FeedWrite } from '../../../src-server/store/write-feed.ts';
import type { CommandEnvelope } from '../../../src-shared/protocol/command-envelope.ts';
import { protocolVersion } from '../../../src-shared/protocol/version.ts';
import { type SeededRandom, seededRandom } from '../../bench/harness/seeded-random.ts';
import { checkAuthors } from '../checks/check-authors.ts';
import type { Violation } from '../checks/violation.ts';
import { accountCount } from '../steps/make-steps.ts';
import { accountIdOf, accountOf, firstDate, newInvoices } from './ledger.ts';
import { createMortality, type Mortality, ProcessDied } from './mortality.ts';
import { createOrganisation, writeLedger } from './organisation.ts';
import { Passwords } from './passwords.ts';
import { collectors, devicesOf, people, territories } from './people.ts';
import { ReplyWatch } from './reply-watch.ts';
import { seededIds } from './seeded-ids.ts';
import { readServerRows, type ServerRows } from './server-rows.ts';
import type { SharedStore } from './shared-store.ts';
import { SimulatedServer } from './simulated-server.ts';
import { SimulatedWorkstation } from './simulated-workstation.ts';
import type { TenantRows } from './tenant-rows.ts';
import { installVirtualFetch } from './virtual-fetch.ts';
import { installVirtualIntervals } from './virtual-intervals.ts';
import { type Line, VirtualNetwork } from './virtual-network.ts';
import { VirtualTime } from './virtual-time.ts';
import { visibleAccounts } from './visible-accounts.ts';

/** One organisation with its server, its workstations and the lines between them, on a time of their own. */
export class World {
  readonly seed: number;
  readonly shared: SharedStore;
  readonly time = new VirtualTime();
  readonly tenantId = randomUUID();
  readonly violations: Violation[] = [];
  readonly workstations: readonly SimulatedWorkstation[];
  readonly network: VirtualNetwork;
  readonly server: SimulatedServer;
  readonly watch: ReplyWatch;
  readonly random: SeededRandom;
  readonly newId: () => string;
  readonly passwords = new Passwords();
  /** The accounts that a user was ever to see, up to now. */
  readonly onceVisible = new Map<string, Set<string>>();
  serverClockOffsetMs = 0;
  copy: TenantRows | undefined;
  wasRestored = false;
  /** Commands that no correct program makes: none of them may be applied. */
  readonly forged = new Set<string>();
  /** Documents of the server that fit no schema, which every replica leaves out. */
  readonly poison = new Set<string>();
  /** Where the server's clock stood when a command was given, in milliseconds. */
  readonly givenAt = new Map<string, number>();
  readonly #onFault: (detail: string) => void;
  readonly #uninstall: () => void;

  constructor(seed: number, shared: SharedStore, folder: string) {
    this.seed = seed;
    this.shared = shared;
    this.random = seededRandom(seed, 2);
    this.newId = seededIds(this.random).next;
    const report = (violation: Violation) => void this.violations.push(violation);
    const onFault = (detail: string) => report({ check: 'no fault of the program itself', detail });
    this.#onFault = onFault;
    this.watch = new ReplyWatch(report);
    this.server = new SimulatedServer({
      shared,
      now: () => this.serverNow(),
      newId: this.newId,
      onBug: (error, where) => onFault(`server, ${where}: ${error instanceof Error ? error.stack : error}`),
      onDeath: () => this.network.cutAll(),
      onReply: (request, reply) => {
        this.watch.see(request, reply);
        this.violations.push(...checkAuthors(this, request));
      },
    });
    const lines = people.map(
      (_person, device): Line => ({
        quality: 'good',
        random: seededRandom(seed, 3, device),
        breaks: new Set(),
        mortality: createMortality(),
        major: protocolVersion,
      }),
    );
    this.network = new VirtualNetwork(this.time, this.server, lines);
    const path = (device: number) => join(folder, `${this.tenantId}-${device}`);
    const onEvent = (event: string, fields: string): void => onFault(`${event} ${fields}`);
    const options = { seed, time: this.time, now: () => this.now(), onFault: onEvent };
    this.workstations = devicesOf(seed).map((device) => {
      const line = this.network.lineOf(device);
      return new SimulatedWorkstation({ ...options, device, line, path: path(device) });
    });
    const uninstall = [installVirtualIntervals(this.time), installVirtualFetch(this.network)];
    this.#uninstall = () => uninstall.forEach((undo) => void undo());
  }

  /** The true time. */
  now(): Date {
    return new Date(Date.parse(`${firstDate}T09:00:00.000Z`) + this.time.now());
  }

  serverNow(): Date {
    return new Date(this.now().getTime() + this.serverClockOffsetMs);
  }

  workstationAt(device: number): SimulatedWorkstation {
    const workstation = this.workstations.find((one) => one.device === device);
    if (workstation === undefined) throw new RangeError(`there is no workstation ${device}`);
    return workstation;
  }

  /** The organisation with its accounts, the server and the programs running; nobody has signed in yet. */
  async begin(): Promise<void> {
    await createOrganisation(this.shared.store, this.tenantId, this.newId());
    await this.writeLedger(
      Array.from({ length: accountCount }, (_, index) => index).flatMap((index) => {
        const { userId } = this.random.pick(collectors);
        const account = accountOf(index, userId, this.random.pick(territories));
        const invoices = newInvoices(this.random, accountIdOf(index), this.newId);
        return [{ collection: 'accounts' as const, document: account }, ...invoices];
      }),
    );
    await this.time.hold(this.server.start());
    for (const workstation of this.workstations) await this.time.hold(workstation.start());
  }

  async writeLedger(writes: readonly FeedWrite[]): Promise<void> {
    await this.time.hold(writeLedger(this.shared.store, this.tenantId, writes));
    await this.refreshScope();
  }

  /** The person at the device was told that this command is recorded. */
  confirm(device: number, envelope: CommandEnvelope): void {
    this.workstationAt(device).confirmed.set(envelope.id, envelope);
    this.givenAt.set(envelope.id, this.serverNow().getTime());
  }

  /** Lets the time pass until this work is done. */
  async during<Value>(work: Promise<Value>): Promise<Value> {
    let isDone = false;
    const done = work.finally(() => {
      isDone = true;
    });
    while (!isDone) await this.time.pass(100);
    return done;
  }

  reportUnlessDead(mortality: Mortality, error: unknown): void {
    if (mortality.isDead() || error instanceof ProcessDied) return;
    this.#onFault(error instanceof Error ? (error.stack ?? error.name) : String(error));
  }

  rows(): Promise<ServerRows> {
    return this.time.hold(readServerRows(this.shared.store, this.tenantId));
  }

  /** To be called after whatever changes who sees what. */
  async refreshScope(): Promise<void> {
    const rows = await this.rows();
    const visible = new Map(rows.users.map((user) => [user.id, visibleAccounts(rows, user)]));
    for (const [userId, accountIds] of visible) {
      const known = this.onceVisible.get(userId) ?? new Set();
      this.onceVisible.set(userId, new Set([...known, ...accountIds]));
    }
    this.watch.visible = (userId) => visible.get(userId) ?? new Set();
  }

  async end(): Promise<void> {
    for (const workstation of this.workstations) {
      await workstation.kill();
      workstation.remove();
    }
    await this.server.stop();
    this.#uninstall();
  }
}
