import { protocolHeader, protocolVersion } from '../../src-shared/protocol/version.ts';
import { escapeHtml } from './escape-html.ts';

const signIn = `import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';

// Once: a device has one id and one key for good. Keep both where only you can read them.
const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
const device = { deviceId: randomUUID(), deviceName: 'my script', devicePublicKey: key.x };

const server = 'http://127.0.0.1:4700';
const headers = { 'content-type': 'application/json', '${protocolHeader}': '${protocolVersion}' };
const post = async (path, body) => {
  const reply = await fetch(server + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(answer.code + ': ' + answer.message);
  return answer;
};

const session = await post('/v1/session', {
  userName: 'admin',
  password: process.env.DUEBOOK_PASSWORD,
  ...device,
  leaseNonce: randomBytes(16).toString('base64url'),
});
headers.authorization = 'Bearer ' + session.accessToken;
console.log(await post('/v1/admin/users/list', { after: null, limit: 500 }));
await post('/v1/session/end', {});`;

/** How a program calls the server: headers, sign-in, device. As a part of the page. */
export function introduction(): string {
  return `<h2 id="calling">How to call it</h2>
<p>Every request below <code>/v1/</code> carries the header <code>${protocolHeader}: ${protocolVersion}</code>, and what is
sent with POST is JSON with <code>content-type: application/json</code>. All but signing in carries
<code>authorization: Bearer ACCESS-TOKEN</code>. An access token lives five minutes; sign in again, or exchange the
refresh token.</p>
<p>Whoever signs in is a device: an id and an Ed25519 key that are made once and used at every sign-in. A program that
makes new ones each time fills the list of devices. For administration by hand there is <code>npm run admin</code>,
which does all of this.</p>
<h3>Example: sign in and list the users (Node)</h3>
<pre>${escapeHtml(signIn)}</pre>`;
}
