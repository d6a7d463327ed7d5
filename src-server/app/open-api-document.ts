import {
  type ConditionalSchemaConverter,
  type JSONSchema,
  type OpenAPI,
  OpenAPIGenerator,
} from '@orpc/openapi';
import { z } from 'zod';
import type { FailureCode } from '../../src-shared/domain/failure.ts';
import { protocolVersion } from '../../src-shared/protocol/version.ts';
import { apiFailure } from './api-failure.ts';
import { components, extraPaths } from './open-api-extras.ts';
import { type Access, contracts, procedureAccess } from './procedure-access.ts';
import { procedureExamples } from './procedure-examples.ts';
import { procedureFailures } from './procedure-failures.ts';

/** Zod's own JSON Schema. What it cannot express (checks in code) is left open: the server checks it all the same. */
const zodConverter: ConditionalSchemaConverter = {
  condition: (schema) => schema instanceof z.ZodType,
  convert: (schema, { strategy }) => {
    if (!(schema instanceof z.ZodType)) return [false, {}];
    const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io: strategy, unrepresentable: 'any' });
    // Two descriptions of the same standard; only their types differ.
    return [!schema.safeParse(undefined).success, json as unknown as JSONSchema];
  },
};

const description = [
  'The wire between workstations and the server, and the administration of an organisation.',
  'Whatever lies outside of what the caller may see is answered like what does not exist.',
].join(' ');

const tags = [
  { name: 'session', description: 'Signing in and out. Every other group needs a session.' },
  {
    name: 'admin',
    description: 'Administration of an organisation: users, territories, devices, rules, audit trail.',
  },
  { name: 'sync', description: 'What workstations read and hand in.' },
  { name: 'import', description: 'Files that come in.' },
  { name: 'health', description: 'For whatever watches the server.' },
];

/** The three contracts, and what is served beside them, as one OpenAPI 3.1 document. */
export async function createOpenApiDocument(): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [zodConverter] });
  const document = await generator.generate(contracts, {
    info: { title: 'Duebook server', version: String(protocolVersion), description },
    components,
    tags,
    filter: () => true,
  });
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const operation of operationsOf(item)) completeOperation(operation, path);
  }
  document.paths = { ...document.paths, ...extraPaths };
  for (const item of Object.values(document.paths)) {
    for (const operation of operationsOf(item)) addFailures(operation);
  }
  return document;
}

/** The operations of a path. */
function operationsOf(item: OpenAPI.PathItemObject | undefined): readonly OpenAPI.OperationObject[] {
  return [item?.get, item?.post, item?.put, item?.patch, item?.delete].filter((one) => one !== undefined);
}

/** Adds what the contract does not say: who may call it, which header it needs, and an example. */
function completeOperation(operation: OpenAPI.OperationObject, path: string): void {
  const [contract = '', name = ''] = (operation.operationId ?? path).split('.');
  const access = entryOf<Access>(procedureAccess, contract, name);
  operation.tags = [contract];
  operation.parameters = [{ $ref: '#/components/parameters/protocol' }, ...(operation.parameters ?? [])];
  operation.security = access === 'anyone' ? [] : [{ session: [] }];
  const codes = entryOf<readonly FailureCode[]>(procedureFailures, contract, name);
  const refusals = codes.length === 0 ? '' : ` Refused with: ${codes.join(', ')}.`;
  operation.description = `${access === 'anyone' ? 'For anyone.' : `For: ${access.join(', ')}.`}${refusals}`;
  addExample(operation, procedureExamples[`${contract}.${name}`]);
  operation.responses = { ...operation.responses, ...statusesOf(codes) };
}

function entryOf<Entry>(
  table: Readonly<Record<string, Readonly<Record<string, Entry>>>>,
  contract: string,
  name: string,
): Entry {
  const entry = table[contract]?.[name];
  if (entry === undefined) throw new Error(`nothing is named for ${contract}.${name}`);
  return entry;
}

function addExample(operation: OpenAPI.OperationObject, example: object | undefined): void {
  const body = operation.requestBody;
  const content = body !== undefined && 'content' in body ? body.content['application/json'] : undefined;
  if (content !== undefined && example !== undefined) content.example = example;
}

/** The statuses of codes, as what operations refer to. */
function statusesOf(codes: readonly FailureCode[]): OpenAPI.ResponsesObject {
  return referTo(codes.map((code) => apiFailure(code).status));
}

/** What can happen to any request of an operation. */
function addFailures(operation: OpenAPI.OperationObject): void {
  if (operation.tags?.includes('health') === true) return;
  const needsSession = operation.security?.length !== 0;
  const common = [400, 413, 415, 426, 429, 503, ...(needsSession ? [401, 403] : [])];
  operation.responses = { ...operation.responses, ...referTo(common) };
}

function referTo(statuses: readonly number[]): OpenAPI.ResponsesObject {
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/failure-${status}` }]),
  );
}
