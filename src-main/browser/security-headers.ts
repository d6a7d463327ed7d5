import { contentSecurityPolicy } from '../../src-shared/contract/content-security-policy.ts';
import { ownNames } from './own-names.ts';

/** Nothing from elsewhere runs, frames, sniffs or learns the address, and the page reaches no other port of the machine. */
export function securityHeaders(port: number): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(ownNames(port).map((name) => `ws://${name}`)),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
}
