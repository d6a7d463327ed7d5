import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FeedWrite } from '../../../src-server/store/write-feed.ts';
import type { CommandName } from '../../../src-shared/commands/registry.ts';
import {
  type AccountAggregate,
  bareAggregate,
} from '../../../src-shared/domain/account/account-aggregate.ts';
import type { Settings } from '../../../src-shared/domain/organisation/settings.ts';
import type { CommandEnvelope } from '../../../src-shared/protocol/command-envelope.ts';
import { protocolVersion } from '../../../src-shared/protocol/version.ts';
import { type SeededRandom, seededRandom } from '../../bench/harness/seeded-random.ts';
import { checkAuthors } from '../checks/check-authors.ts';
import type { Violation } from '../checks/violation.ts';
import { accountCount } from '../steps/make-steps.ts';
import type { JudgedHere } from '../steps/submit-watched.ts';
import { colleagueWork } from './colleague.ts';
import { accountOf, firstDate, newInvoices, nextPayment } from './ledger.ts';
import { createMortality, type Mortality, ProcessDied } from './mortality.ts';
import { changeAccountOf, createOrganisation, settingsOfOrganisation, writeLedger } from './organisation.ts';
import { Passwords } from './passwords.ts';
import { collectors, devicesOf, type Person, people, territories } from './people.ts';
import { ReplyWatch } from './reply-watch.ts';
import { seededIds } from './seeded-ids.ts';
import { type AccessRows, readAccess, readServerRows, readStored, type ServerRows } from './server-rows.ts';
import type { SharedStore } from './shared-store.ts';
import { Sight } from './sight.ts';
import { SimulatedServer } from './simulated-server.ts';
import { SimulatedWorkstation } from './simulated-workstation.ts';
import type { TenantRows } from './tenant-rows.ts';
import { installVirtualFetch } from './virtual-fetch.ts';
import { installVirtualIntervals } from './virtual-intervals.ts';
import { type Line, VirtualNetwork } from './virtual-network.ts';
import { VirtualTime } from './virtual-time.ts';

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
  readonly #sight = new Sight();
  serverClockOffsetMs = 0;
  copy: TenantRows | undefined;
  wasRestored = false;
  /** Commands that no correct program makes: none of them may be applied. */
  readonly forged = new Set<string>();
  /** Documents of the server that fit no schema, which every replica leaves out. */
  readonly poison = new Set<string>();
  /** Documents that were there before anybody gave a command. */
  readonly inherited = new Set<string>();
  /** Where the server's clock stood when a command was given, in milliseconds. */
  readonly givenAt = new Map<string, number>();
  /** What people asked for, and whether the workstation took it. */
  readonly drawn: { readonly name: CommandName; readonly isTaken: boolean }[] = [];
  /** What workstations judged the commands on that they took, by id. */
  readonly judgedHere = new Map<string, JudgedHere>();
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
      onRequest: (request) => this.watch.open(request),
      onEnd: (request) => this.watch.close(request),
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
    shared.watchAccounts(({ tenantId, id, ...owner }) => {
      if (tenantId !== this.tenantId) return;
      this.#sight.write(id, owner);
      this.#showSight();
    });
    const uninstall = [installVirtualIntervals(this.time), installVirtualFetch(this.network)];
    this.#uninstall = () => uninstall.forEach((undo) => void undo());
  }

  /** The accounts that a user was ever to see, up to now. */
  get onceVisible(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#sight.once;
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
    const organisation = {
      tenantId: this.tenantId,
      incarnation: this.newId(),
      approvalFromLevel: this.random.pick([1, 1, 2, null]),
      isStrict: this.random.chance(0.5),
    };
    await createOrganisation(this.shared.store, organisation);
    const settings = settingsOfOrganisation(organisation);
    const indexes = Array.from({ length: accountCount }, (_, index) => index);
    await this.writeLedger(indexes.flatMap((index) => this.#firstAccount(index, settings)));
    await this.refreshScope();
    await this.time.hold(this.server.start());
    for (const workstation of this.workstations) await this.time.hold(workstation.start());
  }

  /** An account with its invoices, and what is under way on it. */
  #firstAccount(index: number, settings: Settings): readonly FeedWrite[] {
    const { random, newId } = this;
    const { userId } = random.pick(random.chance(0.2) ? collectors : this.#likelyCollectors());
    const account = accountOf(index, userId, random.pick(territories));
    const invoices = newInvoices(random, account.id, newId);
    const payment = nextPayment(random, { ...bareAggregate(account), invoices }, newId);
    const start = { ...bareAggregate(account), invoices, payments: [payment] };
    const work = colleagueWork(random, start, settings, newId);
    for (const { document } of work) this.inherited.add(document.id);
    return [
      { collection: 'accounts', document: account },
      ...invoices.map((document) => ({ collection: 'invoices' as const, document })),
      { collection: 'payments', document: payment },
      ...work,
    ];
  }

  /** Those who have a workstation in this run: who is never there does nothing on an account. */
  #likelyCollectors(): readonly Person[] {
    const present = this.workstations.map(({ person }) => person);
    const working = collectors.filter((one) => present.includes(one));
    return working.length === 0 ? collectors : working;
  }

  async writeLedger(writes: readonly FeedWrite[]): Promise<void> {
    await this.time.hold(writeLedger(this.shared.store, this.tenantId, writes));
  }

  /** What the ledger brings to an account as the server has it; false where that is nothing. */
  changeAccount(
    accountId: string,
    bring: (account: AccountAggregate) => readonly FeedWrite[],
  ): Promise<boolean> {
    return this.time.hold(changeAccountOf(this.shared.store, this.tenantId, accountId, bring));
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

  access(): Promise<AccessRows> {
    return this.time.hold(readAccess(this.shared.store, this.tenantId));
  }

  /** To be called after whatever changes users; of accounts, the database itself tells. */
  async refreshScope(): Promise<void> {
    this.#sight.setUsers((await this.access()).users);
    this.#showSight();
  }

  /** To be called after a restore. */
  async refreshAll(): Promise<void> {
    this.#sight.setAccounts(await this.time.hold(readStored(this.shared.store, this.tenantId, 'accounts')));
    await this.refreshScope();
  }

  #showSight(): void {
    this.watch.setVisible((userId) => this.#sight.of(userId));
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
