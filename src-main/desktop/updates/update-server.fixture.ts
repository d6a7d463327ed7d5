import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureText } from './signature-text.ts';
import { type SignedFields, withSignedFields } from './signed-fields.ts';

export const releaseKey = generateKeyPairSync('ed25519');

export type Release = {
  readonly version: string;
  readonly name?: string;
  readonly fileName?: string;
  readonly content: Buffer;
  readonly notes?: string;
  readonly fields?: Partial<SignedFields>;
  readonly key?: KeyObject;
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export type UpdateServer = Awaited<ReturnType<typeof startUpdateServer>>;

/**
 * A folder of releases on loopback, as a web server would give it out: whole files, ranges and ETags.
 * @param port that of a server that was closed; 0 lets the system choose
 */
export async function startUpdateServer(port = 0) {
  const files = new Map<string, Buffer>();
  const answers = new Map<string, Answer>();
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '/').slice('/releases/'.length));
    if (request.headers.range !== undefined) ranges.push(request.headers.range);
    const answer = answers.get(name);
    if (answer !== undefined) return answer(request, response);
    sendFile(files.get(name), request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    address: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/releases/`),
    files,
    /** Answers of one name in another way than with its file. */
    answers,
    /** The ranges that were asked for. */
    ranges,
    publish: (release: Release) => {
      for (const [name, bytes] of releaseFiles(release)) files.set(name, bytes);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The files of a release as the packager and the signing command leave them. */
export function releaseFiles(release: Release): Map<string, Buffer> {
  const { version, content, name = 'latest-linux.yml', notes, key = releaseKey.privateKey } = release;
  const fileName = release.fileName ?? `duebook_${version}_amd64.deb`;
  const sha512 = createHash('sha512').update(content).digest('base64');
  const written = [
    `version: ${version}`,
    'files:',
    `  - url: ${fileName}`,
    `    sha512: ${sha512}`,
    `    size: ${content.length}`,
    `path: ${fileName}`,
    `sha512: ${sha512}`,
    ...(notes === undefined ? [] : [`releaseNotes: ${JSON.stringify(notes)}`]),
    "releaseDate: '2026-11-20T10:00:00.000Z'",
  ].join('\n');
  const metadata = Buffer.from(
    withSignedFields(written, {
      signedName: name,
      signedAt: '2026-11-20T12:00:00.000Z',
      storageVersion: 9,
      stagingPercentage: 100,
      minimumVersion: undefined,
      ...release.fields,
    }),
  );
  return new Map([
    [name, metadata],
    [`${name}.sig`, Buffer.from(signatureText(metadata, [key]))],
    [fileName, content],
  ]);
}

export function etagOf(content: Buffer): string {
  return `"${createHash('sha256').update(content).digest('hex')}"`;
}

function sendFile(content: Buffer | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (content === undefined) {
    response.writeHead(404).end();
    return;
  }
  const etag = etagOf(content);
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]);
  if (Number.isNaN(start) || request.headers['if-range'] !== etag) {
    response.writeHead(200, { etag, 'content-length': content.length }).end(content);
    return;
  }
  response
    .writeHead(206, {
      etag,
      'content-range': `bytes ${start}-${content.length - 1}/${content.length}`,
      'content-length': content.length - start,
    })
    .end(content.subarray(start));
}

/** Sends so many bytes from where the request asks, and cuts the line. */
export function cutAfter(content: Buffer, bytes: number): Answer {
  return (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const rest = content.length - start;
    response.writeHead(start === 0 ? 200 : 206, {
      etag: etagOf(content),
      'content-length': rest,
      ...(start === 0 ? {} : { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` }),
    });
    response.write(content.subarray(start, start + bytes), () => setTimeout(() => response.destroy(), 20));
  };
}
