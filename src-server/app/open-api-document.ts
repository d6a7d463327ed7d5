import {
  type ConditionalSchemaConverter,
  type JSONSchema,
  type OpenAPI,
  OpenAPIGenerator,
} from '@orpc/openapi';
import { z } from 'zod';
import { protocolHeader, protocolVersion } from '../../src-shared/protocol/version.ts';
import { contracts, procedureAccess } from './procedure-access.ts';

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
  'Errors have a body {code, message}: the code is one of a closed list. 401 says that the caller has to sign in',
  '(the code says why), 413 and 415 concern the body, 426 the version of the protocol, 429 and 503 carry Retry-After.',
  'What lies outside of what the caller may see is answered like what does not exist.',
].join(' ');

/** The three contracts as one OpenAPI 3.1 document. */
export async function createOpenApiDocument(): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [zodConverter] });
  const document = await generator.generate(contracts, {
    info: { title: 'Duebook server', version: String(protocolVersion), description },
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', description: 'An access token.' } },
      parameters: {
        protocol: {
          name: protocolHeader,
          in: 'header',
          required: true,
          description: 'Version of the protocol that the client speaks.',
          schema: { type: 'integer', enum: [protocolVersion] },
        },
      },
    },
    tags: Object.keys(contracts).map((name) => ({ name })),
    filter: () => true,
  });
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const operation of operationsOf(operations)) completeOperation(operation, path);
  }
  return document;
}

function operationsOf(item: OpenAPI.PathItemObject | undefined): readonly OpenAPI.OperationObject[] {
  return [item?.get, item?.post, item?.put, item?.patch, item?.delete].filter((one) => one !== undefined);
}

/** Adds what the contract does not say: who may call it and which header it needs. */
function completeOperation(operation: OpenAPI.OperationObject, path: string): void {
  const [contract = '', name = ''] = (operation.operationId ?? path).split('.');
  const table: Readonly<Record<string, 'anyone' | readonly string[]>> =
    procedureAccess[contract as keyof typeof contracts] ?? {};
  const access = table[name];
  if (access === undefined) throw new Error(`no access is named for ${contract}.${name}`);
  operation.tags = [contract];
  operation.parameters = [{ $ref: '#/components/parameters/protocol' }, ...(operation.parameters ?? [])];
  operation.security = access === 'anyone' ? [] : [{ session: [] }];
  operation.description = access === 'anyone' ? 'For anyone.' : `For: ${access.join(', ')}.`;
}
