import { z } from 'zod';
import { canonicalJson } from '../../../src-shared/protocol/canonical-json.ts';
import { outcomeSchema } from '../../../src-shared/protocol/outcome.ts';
import type { Violation } from '../checks/violation.ts';
import { accountsNamedIn } from './secret.ts';
import { bearerOf, type WireReply, type WireRequest } from './wire.ts';

const sessionSchema = z.object({ accessToken: z.string(), actor: z.object({ userId: z.string() }) });
const resultsSchema = z.object({
  results: z.array(z.object({ outcome: outcomeSchema.nullable() })),
});

type Visible = (userId: string) => ReadonlySet<string>;

/** Reads every reply that leaves the server: who gets it, what it tells, and whether answers stay the same. */
export class ReplyWatch {
  readonly #report: (violation: Violation) => void;
  readonly #userOfToken = new Map<string, string>();
  /** The newest access token of each device. */
  readonly tokens = new Map<number, string>();
  /** What each command was answered since the server's last restore. */
  readonly #answers = new Map<string, string>();
  /** Which accounts a user may see now. */
  #visible: Visible = () => new Set();
  /** What could be seen at any time while a request is under way: that, its reply may tell. */
  readonly #underWay = new Map<WireRequest, Set<string>>();

  constructor(report: (violation: Violation) => void) {
    this.#report = report;
  }

  /** Whose a token is. */
  userOf(token: string | undefined): string | undefined {
    return this.#userOfToken.get(token ?? '');
  }

  /** Who sees what has changed. */
  setVisible(visible: Visible): void {
    this.#visible = visible;
    for (const [request, seen] of this.#underWay) this.#addVisible(request, seen);
  }

  /** The server begins to answer. */
  open(request: WireRequest): void {
    const seen = new Set<string>();
    this.#underWay.set(request, seen);
    this.#addVisible(request, seen);
  }

  /** The request ended without a reply, or after it was seen. */
  close(request: WireRequest): void {
    this.#underWay.delete(request);
  }

  #addVisible(request: WireRequest, seen: Set<string>): void {
    const userId = this.userOf(bearerOf(request));
    if (userId !== undefined) for (const accountId of this.#visible(userId)) seen.add(accountId);
  }

  see(request: WireRequest, reply: WireReply): void {
    if (request.path.startsWith('/v1/session')) this.#learnToken(request, reply);
    if (request.path === '/v1/sync/commands' && reply.status === 200) this.#compareAnswers(reply);
    const userId = this.userOf(bearerOf(request));
    const allowed = new Set(this.#underWay.get(request));
    this.#addVisible(request, allowed);
    for (const accountId of accountsNamedIn(reply.body)) {
      if (allowed.has(accountId)) continue;
      const check = 'promise 4: nobody receives what is outside of their scope';
      this.#report({ check, detail: `${userId ?? 'nobody'} got ${accountId} from ${request.path}` });
    }
  }

  /** The server was restored: what it answered before is not known to it any more. */
  forgetAnswers(): void {
    this.#answers.clear();
  }

  #learnToken({ device }: WireRequest, reply: WireReply): void {
    if (reply.status !== 200) return;
    const session = sessionSchema.safeParse(JSON.parse(reply.body));
    if (!session.success) return;
    this.#userOfToken.set(session.data.accessToken, session.data.actor.userId);
    this.tokens.set(device, session.data.accessToken);
  }

  #compareAnswers(reply: WireReply): void {
    for (const { outcome } of resultsSchema.parse(JSON.parse(reply.body)).results) {
      // Position 0: refused without being stored (a stranger's command).
      if (outcome === null || outcome.seq === 0) continue;
      const { status, failures, documents } = outcome;
      // The database keeps the members of an object in an order of its own.
      const answer = canonicalJson([status, failures, documents]);
      const before = this.#answers.get(outcome.id) ?? answer;
      this.#answers.set(outcome.id, before);
      if (before === answer) continue;
      this.#report({ check: 'promise 2: exactly once', detail: `${outcome.id}: ${before}, then ${answer}` });
    }
  }
}
