import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { PolicyInForce } from '../../src-shared/contract/workstation-policy.ts';
import { languageOfBrowser } from '../desktop/host-language.ts';
import type { BrokenPolicy, FoundPolicy } from '../desktop/policy/find-policy.ts';
import type { SendRequest } from '../engine/ports/send-request.ts';
import type { HostOptions } from './host-options.ts';
import { isOwnHost } from './http-gate.ts';
import { isSameText } from './is-same-text.ts';
import { listenHere } from './listen-here.ts';
import { answerWithPage } from './plain-page.ts';
import { policyPage } from './policy-page.ts';
import { refusalPage } from './refusal-page.ts';

/** A policy that is not broken, or none; and the address at which somebody waits already. */
export type SettledPolicy = {
  readonly policy: PolicyInForce | undefined;
  /** Where the page of a broken policy was, and what let a browser in; undefined where none was shown. */
  readonly waited: { readonly port: number; readonly oneTimeToken: string } | undefined;
  /** The workstation answers now: whoever waits is sent on to it. */
  started(): void;
};

export type PolicedOptions = HostOptions & {
  readonly policy: PolicyInForce | undefined;
  /** What lets a browser in that waits already. */
  readonly oneTimeToken: string | undefined;
  /** How requests go out. */
  readonly sendRequest: SendRequest;
};

/** The options as the organisation lets them be; at the address at which a browser may wait already. */
export function underPolicy(
  given: HostOptions,
  { policy, waited }: SettledPolicy,
): Omit<PolicedOptions, 'sendRequest'> {
  return {
    ...given,
    policy,
    dataDirectory: policy?.policy.dataFolder ?? given.dataDirectory,
    port: waited?.port ?? given.port,
    oneTimeToken: waited?.oneTimeToken,
  };
}

type Settling = {
  readonly find: () => Promise<FoundPolicy>;
  /** 0 lets the system choose. */
  readonly port: number;
  /** A broken policy is shown at an address. */
  readonly onBroken: (broken: BrokenPolicy, oneTimeAddress: string) => void;
};

/**
 * Finds the policy of the machine. While it is broken nothing else is opened, read or served than a page that says so
 * and looks again at each call.
 * @throws {HostFailure} where the port cannot be had.
 */
export async function settlePolicy({ find, port, onBroken }: Settling): Promise<SettledPolicy> {
  const first = await find();
  if (first.state !== 'broken') return settled(first);
  const oneTimeToken = randomBytes(32).toString('base64url');
  const server = createServer();
  const ownPort = await listenHere(server, port);
  onBroken(first.broken, `http://127.0.0.1:${ownPort}/?token=${oneTimeToken}`);
  const waiting = createWaitingRoom(`/?token=${oneTimeToken}`);
  return new Promise((resolve, reject) => {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const wanted = request.headers['accept-language'];
      if (!isLetIn(request, ownPort, oneTimeToken)) {
        return answerWithPage(response, refusalPage('session', wanted));
      }
      // A browser keeps a line open beforehand: it ends here, and what is asked on it is for the workstation.
      if (!server.listening) return waiting.add(response);
      find().then((found) => {
        if (found.state === 'broken') {
          return answerWithPage(response, policyPage(found.broken, languageOfBrowser(wanted), oneTimeToken));
        }
        // The port is free for the workstation now; the line of whoever waits stays.
        server.close();
        server.closeIdleConnections();
        waiting.add(response);
        resolve({
          ...settled(found),
          waited: { port: ownPort, oneTimeToken },
          started: waiting.sendOn,
        });
      }, reject);
    });
  });
}

/** Those who are sent on to the workstation as soon as it answers. */
function createWaitingRoom(location: string) {
  const responses: ServerResponse[] = [];
  let isOpen = false;
  const answer = (response: ServerResponse): void => {
    response.writeHead(303, { location, connection: 'close' });
    response.end();
  };
  return {
    add(response: ServerResponse): void {
      if (isOpen) answer(response);
      else responses.push(response);
    },
    sendOn(): void {
      isOpen = true;
      for (const response of responses.splice(0)) answer(response);
    },
  };
}

function settled(found: Exclude<FoundPolicy, { readonly state: 'broken' }>): SettledPolicy {
  const policy = found.state === 'in-force' ? found.inForce : undefined;
  return { policy, waited: undefined, started: () => undefined };
}

function isLetIn(request: IncomingMessage, port: number, token: string): boolean {
  const url = URL.parse(request.url ?? '/', `http://127.0.0.1:${port}`);
  const given = url?.pathname === '/' ? (url.searchParams.get('token') ?? '') : '';
  return request.method === 'GET' && isOwnHost(request, port) && isSameText(given, token);
}
