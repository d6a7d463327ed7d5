import type { OpenAPI } from '@orpc/openapi';
import { failureCodes } from '../../src-shared/domain/failure.ts';
import { maxPieceBytes } from '../../src-shared/protocol/file-api.ts';
import { streamPath } from '../../src-shared/protocol/sync-api.ts';
import { protocolHeader, protocolVersion } from '../../src-shared/protocol/version.ts';

const failureReference = { $ref: '#/components/schemas/Failure' };

/** What can be answered instead of what was asked for. By status, in words. */
export const failureStatuses: Readonly<Record<string, string>> = {
  400: 'The request cannot be read; the message names the field.',
  401: 'The caller has to sign in; the code says why.',
  403: 'Not for this user.',
  404: 'Something that is named does not exist, or lies outside of what the caller may see.',
  409: 'It contradicts what is stored.',
  413: 'The body is too large.',
  415: 'The body is of another kind, or compressed.',
  422: 'It can be read and is refused; the code says why.',
  426: 'The header of the protocol is missing, or names a version that is not spoken.',
  429: 'Too many requests or attempts. Retry-After says when to come again.',
  503: 'The server is busy, stopping, or without its database. Retry-After says when to come again.',
};

/** What operations refer to. */
export const components: OpenAPI.ComponentsObject = {
  securitySchemes: {
    session: { type: 'http', scheme: 'bearer', description: 'The access token of a sign-in.' },
  },
  parameters: {
    protocol: {
      name: protocolHeader,
      in: 'header',
      required: true,
      description: 'Version of the protocol that the client speaks.',
      schema: { type: 'integer', enum: [protocolVersion] },
    },
  },
  schemas: {
    Failure: {
      type: 'object',
      required: ['code', 'message', 'status'],
      properties: {
        code: { type: 'string', enum: [...failureCodes], description: 'For programs.' },
        message: { type: 'string', description: 'For people.' },
        status: { type: 'integer', description: 'The status of the reply once more.' },
        defined: { type: 'boolean', description: 'For clients of oRPC.' },
      },
    },
  },
  responses: Object.fromEntries(
    Object.entries(failureStatuses).map(([status, description]) => [
      `failure-${status}`,
      { description, content: { 'application/json': { schema: failureReference } } },
    ]),
  ),
};

const health = (summary: string, statuses: readonly string[]) => ({
  tags: ['health'],
  summary,
  security: [],
  description: 'For anyone. Needs no header.',
  responses: {
    200: reply('As it should be.', statusSchema(statuses.slice(0, 1))),
    ...(statuses.length > 1 ? { 503: reply('Not now.', statusSchema(statuses.slice(1))) } : {}),
  },
});

function reply(description: string, schema: ReturnType<typeof statusSchema>) {
  return { description, content: { 'application/json': { schema } } };
}

function statusSchema(values: readonly string[]) {
  return {
    type: 'object' as const,
    required: ['status'],
    properties: { status: { type: 'string' as const, enum: [...values] } },
  };
}

const importParameters: Readonly<Record<string, string>> = {
  currency: 'ISO 4217 code of amounts without one. Needed.',
  asOf: 'The day that the ledger is of, YYYY-MM-DD; today without it.',
  dateOrder: 'dmy, mdy or ymd, where the file does not tell.',
  decimalMark: '. or , where the file does not tell.',
  collector: 'User name of the collector of new customers; the first one without it.',
  organisation: 'Id of the organisation, to be sure; that of the session.',
  mapping: 'Names of columns, as JSON; see docs/guides/import.md.',
};

const octets = { 'application/octet-stream': { schema: { type: 'string' as const } } };

const fileOperation = (name: string, summary: string, description: string, more: readonly string[]) => ({
  operationId: `files.${name}`,
  tags: ['files'],
  summary,
  description: `For: everybody who may see the account. ${description}`,
  security: [{ session: [] }],
  parameters: [
    { $ref: '#/components/parameters/protocol' },
    { name: 'sha256', in: 'path' as const, required: true, schema: { type: 'string' as const } },
    ...['accountId', ...more].map((field) => ({
      ...{ name: field, in: 'query' as const, required: true },
      schema: { type: 'string' as const },
    })),
  ],
});

/** What is served beside the contracts. */
export const extraPaths: OpenAPI.PathsObject = {
  '/livez': { get: { operationId: 'livez', ...health('Whether the process lives', ['live']) } },
  '/readyz': {
    get: {
      operationId: 'readyz',
      ...health('Whether requests can be routed here', [
        'ready',
        'schema-differs',
        'unavailable',
        'stopping',
      ]),
    },
  },
  [streamPath]: {
    get: {
      operationId: 'sync.stream',
      tags: ['sync'],
      summary: 'Hints that something is new, as server-sent events',
      description:
        'For: everybody who is signed in. Each event is {seq, collections}: pull these collections. Stays open; a comment every 15 seconds shows that it lives.',
      security: [{ session: [] }],
      parameters: [{ $ref: '#/components/parameters/protocol' }],
      responses: { 200: { description: 'The stream.', content: { 'text/event-stream': {} } } },
    },
  },
  '/v1/files/{sha256}': {
    put: {
      ...fileOperation(
        'put',
        'Hand in a piece of a file',
        `The header content-range says where the piece stands in the file ("bytes 0-99/250"), or asks how much has arrived ("bytes */250", without a body). A piece has ${maxPieceBytes} bytes at most. One that does not begin where the server stands changes nothing: go on from receivedBytes.`,
        ['mediaType'],
      ),
      requestBody: { required: false, content: octets },
      responses: { 200: { description: 'How much has arrived.', content: { 'application/json': {} } } },
    },
    get: {
      ...fileOperation(
        'get',
        'Read a piece of a file',
        'The header content-range of the reply says where the piece stands; ask for what follows with "from".',
        ['from'],
      ),
      responses: { 200: { description: 'The piece.', content: octets } },
    },
  },
  '/v1/import/ledger': {
    post: {
      operationId: 'import.ledger',
      tags: ['import'],
      summary: 'Import a ledger: the file is the body',
      description: 'For: administrator. Answers what was read, and every row that was skipped.',
      security: [{ session: [] }],
      parameters: [
        { $ref: '#/components/parameters/protocol' },
        ...Object.entries(importParameters).map(([name, description]) => ({
          ...{ name, in: 'query', required: name === 'currency', description },
          schema: { type: 'string' as const },
        })),
      ],
      requestBody: {
        required: true,
        content: {
          'application/octet-stream': { schema: { type: 'string', description: 'CSV, 64 MB at most.' } },
        },
      },
      responses: { 200: { description: 'What became of the rows.', content: { 'application/json': {} } } },
    },
  },
};
