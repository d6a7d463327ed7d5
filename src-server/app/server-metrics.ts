import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { collectionNames } from '../../src-shared/protocol/collections.ts';

const signInResults = ['succeeded', 'failed', 'refused', 'slowed'];
const mailResults = ['sent', 'failed', 'put_off', 'gone'];
const commandResults = ['applied', 'refused', 'command_invalid', 'command_tampered', 'not_decided'];

/** What an operator watches: how much is asked, how fast it is answered, what is refused. */
export function createServerMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const metrics = {
    registry,
    requestSeconds: new Histogram({
      name: 'duebook_request_seconds',
      help: 'Time from the arrival of a request to the end of its reply, in seconds.',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    requestsRunning: new Gauge({
      name: 'duebook_requests_running',
      help: 'Requests that are being answered; open hint streams are not among them.',
      registers,
    }),
    hintStreams: new Gauge({
      name: 'duebook_hint_streams',
      help: 'Open hint streams: workstations that are connected.',
      registers,
    }),
    signIns: new Counter({
      name: 'duebook_sign_ins_total',
      help: 'Sign-ins and changes of passwords by result: succeeded, failed, refused, slowed.',
      labelNames: ['result'] as const,
      registers,
    }),
    commands: new Counter({
      name: 'duebook_commands_total',
      help: 'Commands by what became of them: applied, refused, or the problem for which nothing was stored.',
      labelNames: ['result'] as const,
      registers,
    }),
    setBack: new Counter({
      name: 'duebook_pulls_beyond_feed_total',
      help: 'Pulls from a position that the store has not reached: it was restored without rotate-incarnation.',
      registers,
    }),
    documentsPulled: new Counter({
      name: 'duebook_documents_pulled_total',
      help: 'Documents and tombstones that were sent to workstations.',
      labelNames: ['collection'] as const,
      registers,
    }),
    mails: new Counter({
      name: 'duebook_mails_total',
      help: 'Attempts to send a mail by what became of them: sent, failed for good, put off, or gone meanwhile.',
      labelNames: ['result'] as const,
      registers,
    }),
  };
  // A series that begins with its first event hides that event from whoever watches how it grows.
  for (const result of signInResults) metrics.signIns.inc({ result }, 0);
  for (const result of mailResults) metrics.mails.inc({ result }, 0);
  for (const result of commandResults) metrics.commands.inc({ result }, 0);
  for (const collection of collectionNames) metrics.documentsPulled.inc({ collection }, 0);
  return metrics;
}

export type ServerMetrics = ReturnType<typeof createServerMetrics>;
