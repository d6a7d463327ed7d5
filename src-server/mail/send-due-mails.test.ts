import { createHash, randomUUID } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Activity } from '../../src-shared/domain/activity/activity.ts';
import { buildAccount as sharedAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildAccount } from '../../test/fixtures/server/ledger-builders.ts';
import {
  localhostCertificate,
  startMailServer,
  type TestMailServer,
} from '../../test/fixtures/server/mail-server.ts';
import { noteCommand } from '../../test/fixtures/server/test-commands.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestSession, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { createServerLog } from '../app/server-log.ts';
import { createServerMetrics } from '../app/server-metrics.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { verifyAudit } from '../store/verify-audit.ts';
import { claimMail, claimMs } from './claim-mail.ts';
import type { MailAccount } from './mail-account.ts';
import { sendBySmtp } from './send-by-smtp.ts';
import { type MailDesk, sendDueMails } from './send-due-mails.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const pdf = Buffer.from('%PDF-1.7\n'.padEnd(3000, '€ä\n'));
const pdfHash = createHash('sha256').update(pdf).digest('hex');
const file = {
  ...{ sha256: pdfHash, name: 'Übersicht 10482.pdf' },
  ...{ mediaType: 'application/pdf', sizeBytes: pdf.length },
};
const minute = 60_000;
const plain = (port: number): MailAccount => ({
  ...{ host: '127.0.0.1', port, isTlsAtOnce: false, needsTls: false },
  ...{ signIn: undefined, sender: 'accounts@example.com' },
});

describe.each(stores)('mails on $name', ({ store }) => {
  let tenant: TestTenant;
  let amelie: TestSession;
  let server: TestMailServer;
  let logged: string[];
  /** The clock of the mails alone: the session lasts minutes. */
  let passedMs: number;
  const metrics = createServerMetrics();

  beforeAll(async () => {
    tenant = await openTestTenant(store);
    amelie = await tenant.signIn('amelie');
    const { contacts } = sharedAccount();
    await tenant.write([{ collection: 'accounts', document: { ...buildAccount('a1', 'amelie'), contacts } }]);
    await keepFile('a1');
  });
  beforeEach(async () => {
    server = await startMailServer();
    logged = [];
    passedMs = 0;
  });
  afterEach(() => server.stop());

  const now = () => new Date(tenant.clock.now.getTime() + passedMs);

  const keepFile = (accountId: string) =>
    inTenant(store.db, tenant.tenantId, async (trx) => {
      const key = { tenant_id: tenant.tenantId, account_id: accountId, sha256: pdfHash };
      const size = { size_bytes: pdf.length, received_bytes: pdf.length, is_whole: true };
      const whose = { media_type: 'application/pdf', added_by: 'amelie', added_at: tenant.clock.now };
      await trx
        .insertInto('file')
        .values({ ...key, ...size, ...whose })
        .execute();
      await trx
        .insertInto('file_piece')
        .values({ ...key, start_byte: 0, content: pdf })
        .execute();
    });

  const deskOf = (account?: MailAccount): MailDesk => {
    const clock = () => now();
    const log = createServerLog((line) => logged.push(line), clock);
    const way = account && { senderHost: 'example.com', send: sendBySmtp(account) };
    return { store, clock, log, metrics, way };
  };
  const work = (account: MailAccount | undefined = plain(server.port)) =>
    sendDueMails(deskOf(account), () => false);
  const pass = (ms: number) => {
    passedMs += ms;
  };

  async function ask(changes: object = {}): Promise<string> {
    const activityId = randomUUID();
    const command = {
      ...noteCommand(amelie, 'a1', { name: 'document.send' }),
      input: {
        ...{ activityId, contactId: 'contact-1', address: 'ida.brandt@example.com' },
        ...{
          subject: 'Ihre Übersicht',
          text: 'Guten Tag\n\nanbei unsere Übersicht.',
          documentId: 'd1',
          file,
        },
        ...changes,
      },
    };
    const [result] = await amelie.send([command]);
    expect(result?.outcome?.failures).toEqual([]);
    expect(await amelie.send([command])).toEqual([result]);
    return activityId;
  }
  const mailOf = async (id: string): Promise<Activity['mail'] | undefined> => {
    const { documents } = await amelie.pull('activities');
    return documents.find((one) => one.id === id)?.mail as Activity['mail'] | undefined;
  };

  it('go out once, with the very bytes of the paper, and everybody who sees the account sees that', async () => {
    const id = await ask();
    expect(await mailOf(id)).toMatchObject({ state: 'queued', trouble: null, sentAt: null });
    await work();
    await work();
    expect(server.mails).toMatchObject([
      { from: 'accounts@example.com', to: ['ida.brandt@example.com'], pdfHashes: [pdfHash] },
    ]);
    expect(server.mails[0]?.head).toContain(`Message-ID: <${id}.${tenant.tenantId}@example.com>`);
    expect(await mailOf(id)).toMatchObject({
      ...{ state: 'sent', trouble: null, sentAt: tenant.clock.now.toISOString() },
    });
    expect(await verifyAudit(store.db, tenant.tenantId)).toMatchObject({ intact: true });
  });

  it('wait without a mail account, say so, and go out once there is one; the log names no person', async () => {
    const id = await ask();
    await sendDueMails(deskOf(), () => false);
    expect(await mailOf(id)).toMatchObject({ state: 'queued', trouble: 'no-mail-account' });
    expect(logged.join('')).toContain('no-mail-account');
    expect(logged.join('')).not.toMatch(/ida|brandt|bersicht/i);
    await work();
    expect(server.mails).toEqual([]);
    pass(minute);
    await work();
    expect(server.mails).toHaveLength(1);
    expect(await mailOf(id)).toMatchObject({ state: 'sent', trouble: null });
  });

  it('are not tried again where there is no such mailbox, or the mail is not taken', async () => {
    server.refuse = { recipient: { responseCode: 550, message: 'no such user' } };
    const first = await ask();
    await work();
    expect(await mailOf(first)).toMatchObject({ state: 'failed', trouble: 'recipient-refused' });
    server.refuse = { mail: { responseCode: 554, message: 'looks like spam' } };
    const second = await ask();
    await work();
    expect(await mailOf(second)).toMatchObject({ state: 'failed', trouble: 'mail-refused' });
    server.refuse = {};
    pass(60 * minute);
    await work();
    expect(server.mails).toEqual([]);
  });

  it('go out when a mail server that was gone, or put off, is back, each time later, and at last no more', async () => {
    const { port } = server;
    await server.stop();
    const id = await ask();
    await work(plain(port));
    expect(await mailOf(id)).toMatchObject({ state: 'queued', trouble: 'server-unreachable' });
    server = await startMailServer({}, port);
    server.refuse = { recipient: { responseCode: 451, message: 'greylisted, come again' } };
    pass(minute);
    await work();
    pass(minute);
    server.refuse = {};
    await work();
    expect(server.mails).toEqual([]);
    pass(minute);
    await work();
    expect(server.mails).toHaveLength(1);
    server.refuse = { recipient: { responseCode: 451, message: 'come again' } };
    const late = await ask();
    await work();
    expect(await mailOf(late)).toMatchObject({ state: 'queued' });
    pass(3 * 24 * 60 * minute);
    await work();
    expect(await mailOf(late)).toMatchObject({ state: 'failed', trouble: 'server-unreachable' });
  });

  it('say nothing to a server without TLS, or with a certificate that nobody vouches for', async () => {
    const id = await ask();
    await work({ ...plain(server.port), needsTls: true });
    expect(await mailOf(id)).toMatchObject({ state: 'queued', trouble: 'server-refuses-us' });
    const secured = await startMailServer({ ...localhostCertificate });
    const account = { ...plain(secured.port), host: 'localhost', needsTls: true };
    pass(minute);
    await work(account);
    expect([server.mails, secured.mails]).toEqual([[], []]);
    expect(await mailOf(id)).toMatchObject({ state: 'queued', trouble: 'server-refuses-us' });
    const known = getCACertificates('default');
    setDefaultCACertificates([...known, localhostCertificate.cert]);
    pass(2 * minute);
    await work(account);
    setDefaultCACertificates(known);
    expect(secured.mails).toHaveLength(1);
    expect(await mailOf(id)).toMatchObject({ state: 'sent', trouble: null });
    await secured.stop();
  });

  it('wait where the password of the account is wrong', async () => {
    const signedIn = await startMailServer({
      ...{ authOptional: false, allowInsecureAuth: true },
      onAuth: ({ username, password }, _session, done) =>
        username === 'duebook' && password === 'right'
          ? done(null, { user: 'duebook' })
          : done(new Error('wrong')),
    });
    const account = (password: string) => ({
      ...plain(signedIn.port),
      signIn: { user: 'duebook', password },
    });
    const id = await ask();
    await work(account('wrong'));
    expect(await mailOf(id)).toMatchObject({ state: 'queued', trouble: 'server-refuses-us' });
    pass(minute);
    await work(account('right'));
    expect(signedIn.mails).toHaveLength(1);
    await signedIn.stop();
  });

  it('go out a second time under the same id where a server died after sending and before recording', async () => {
    const id = await ask();
    const dying = deskOf(plain(server.port));
    const way = dying.way && {
      ...dying.way,
      send: async (...mail: Parameters<typeof dying.way.send>) => {
        await dying.way?.send(...mail);
        throw new Error('killed');
      },
    };
    await sendDueMails({ ...dying, way }, () => false);
    expect(await mailOf(id)).toMatchObject({ state: 'queued' });
    await work();
    expect(server.mails).toHaveLength(1);
    pass(claimMs);
    await work();
    const messageIds = server.mails.map(({ head }) => /^Message-ID: (.*)$/m.exec(head)?.[1]);
    expect(messageIds).toHaveLength(2);
    expect(new Set(messageIds).size).toBe(1);
    expect(await mailOf(id)).toMatchObject({ state: 'sent' });
  });

  it('go out once where a mail server took one and nobody can write that down yet', async () => {
    const id = await ask();
    const bodyOf = (work: string) =>
      inTenant(store.db, tenant.tenantId, (trx) =>
        sql`update account set doc = ${sql.raw(work)} where tenant_id = ${tenant.tenantId}`.execute(trx),
      );
    const desk = deskOf(plain(server.port));
    const way = desk.way && {
      ...desk.way,
      send: async (...mail: Parameters<typeof desk.way.send>) => {
        const refusal = (await desk.way?.send(...mail)) ?? null;
        await bodyOf(`jsonb_set(doc, '{contacts}', '"none"') || jsonb_build_object('kept', doc->'contacts')`);
        return refusal;
      },
    };
    await sendDueMails({ ...desk, way }, () => false);
    const takenAt = now().toISOString();
    for (let hour = 0; hour < 3; hour += 1) {
      pass(60 * minute);
      await work();
    }
    expect(server.mails).toHaveLength(1);
    await bodyOf(`(doc || jsonb_build_object('contacts', doc->'kept')) - 'kept'`);
    pass(claimMs);
    await work();
    expect(server.mails).toHaveLength(1);
    expect(await mailOf(id)).toMatchObject({ state: 'sent', trouble: null, sentAt: takenAt });
  });

  it('are sent by one server, however many look at once', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => ask()));
    await Promise.all([work(), work(), work()]);
    expect(server.mails).toHaveLength(6);
    for (const id of ids) expect(await mailOf(id)).toMatchObject({ state: 'sent' });
    expect(await claimMail(store.db, tenant.tenantId, now())).toBeUndefined();
  });

  it('fail where the paper never came', async () => {
    const id = await ask({ file: { ...file, sha256: 'b'.repeat(64) } });
    await work();
    expect(await mailOf(id)).toMatchObject({ state: 'failed', trouble: 'paper-missing' });
  });

  it('of one organisation are nothing to another', async () => {
    const other = await openTestTenant(store);
    await ask();
    expect(await claimMail(store.db, other.tenantId, now())).toBeUndefined();
    await work();
  });
});
