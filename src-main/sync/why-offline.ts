import type { OfflineReason } from '../../src-shared/contract/sync-state.ts';
import { fail, type Result } from '../../src-shared/domain/failure.ts';

// As OpenSSL and Node name them.
const untrusted: ReadonlySet<unknown> = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_UNTRUSTED',
  'CERT_REVOKED',
  'INVALID_CA',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const notConnected: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * OFFLINE, with what somebody can do something about where `fetch` tells: a certificate that is not trusted, or a proxy
 * that is not there or lets nothing through. `isProxied`: the request was to go through one.
 */
export function offline(error: unknown, isProxied: boolean): Result<never> {
  const because = whyOffline(error, isProxied);
  return because === undefined ? fail('OFFLINE') : fail('OFFLINE', { because });
}

/** As {@link offline}; undefined where nobody can do anything about it but wait. */
export function whyOffline(error: unknown, isProxied: boolean): OfflineReason | undefined {
  for (const one of causesOf(error)) {
    const code = 'code' in one ? one.code : undefined;
    if (untrusted.has(code)) return 'untrusted';
    // What fetch makes of every 407: an error of no code and without a word.
    if (one.message === '' && code === undefined && one.name === 'Error') return 'proxyRefused';
    // No code of its own: the answer of a proxy that is asked for a tunnel.
    if (isProxied && /^Proxy response \(\d+\)/.test(one.message)) return 'proxyRefused';
    if (isProxied && notConnected.has(code)) return 'proxy';
  }
  return undefined;
}

/** Nobody was reached, so that nothing was said to anybody. */
export function isNotConnected(error: unknown): boolean {
  return causesOf(error).some((one) => 'code' in one && notConnected.has(one.code));
}

function causesOf(error: unknown): readonly Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}
