import type { OpenAPI } from '@orpc/openapi';
import { introduction } from './document-introduction.ts';
import { escapeHtml } from './escape-html.ts';
import { schemaTable } from './schema-table.ts';

type Node = Readonly<Record<string, unknown>>;
type Listed = { readonly method: string; readonly path: string; readonly operation: Node };
type Tag = { readonly name: string; readonly description?: string };

/** The page that shows an OpenAPI document: one static HTML text, without scripts and from no other host. */
export function documentPage(document: OpenAPI.Document): string {
  const listed = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) => ({ method, path, operation: operation as Node })),
  );
  const groups = (document.tags ?? []).map((tag) => ({
    tag,
    operations: listed.filter(({ operation }) =>
      (operation.tags as string[] | undefined)?.includes(tag.name),
    ),
  }));
  const title = escapeHtml(document.info.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escapeHtml(document.info.description ?? '')}</p>
<p>As a document for programs: <a href="/openapi.json">/openapi.json</a></p>
<nav aria-label="Contents">
<h2>Contents</h2>
${groups.map(({ tag, operations }) => groupContents(tag, operations)).join('\n')}
</nav>
${introduction()}
${failureSection(document)}
${groups.map(({ tag, operations }) => groupSection(tag, operations)).join('\n')}
</main>
</body>
</html>
`;
}

function idOf({ operation, path }: Listed): string {
  return escapeHtml(String(operation.operationId ?? path));
}

function groupContents({ name }: Tag, operations: readonly Listed[]): string {
  const lines = operations.map((one) => {
    const { method, path, operation } = one;
    const route = `<code>${method.toUpperCase()} ${escapeHtml(path)}</code>`;
    return `<li><a href="#${idOf(one)}">${escapeHtml(String(operation.summary ?? ''))}</a> ${route}</li>`;
  });
  return `<p><a href="#group-${escapeHtml(name)}">${escapeHtml(name)}</a></p>\n<ul>${lines.join('\n')}</ul>`;
}

function groupSection({ name, description = '' }: Tag, operations: readonly Listed[]): string {
  return `<h2 id="group-${escapeHtml(name)}">${escapeHtml(name)}</h2>
<p>${escapeHtml(description)}</p>
${operations.map(operationSection).join('\n')}`;
}

function operationSection(one: Listed): string {
  const { method, path, operation } = one;
  const id = idOf(one);
  const responses = (operation.responses ?? {}) as Node;
  const failures = Object.keys(responses).filter((status) => status !== '200');
  const request = contentOf(operation.requestBody);
  return `<section id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title">${escapeHtml(String(operation.summary ?? ''))}</h3>
<p><span class="method">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code></p>
<p>${escapeHtml(String(operation.description ?? ''))}</p>
${parameterTable(operation.parameters)}
${schemaTable('Request', request?.schema)}
${exampleBlock(request?.example)}
${schemaTable('Reply', contentOf(responses['200'])?.schema)}
<p>Can be answered by: ${failures.join(', ')}.</p>
</section>`;
}

type Content = { readonly schema?: unknown; readonly example?: unknown };

/** What stands in a body of JSON; `undefined` for one without. */
function contentOf(body: unknown): Content | undefined {
  return (body as { content?: Record<string, Content> } | undefined)?.content?.['application/json'];
}

function parameterTable(parameters: unknown): string {
  const named = ((parameters ?? []) as Node[]).filter((one) => one.in === 'query');
  const properties = Object.fromEntries(
    named.map(({ name, description }) => [String(name), { type: 'string', description }]),
  );
  const required = named.filter((one) => one.required === true).map(({ name }) => String(name));
  return named.length === 0 ? '' : schemaTable('Query', { type: 'object', properties, required });
}

function exampleBlock(example: unknown): string {
  if (example === undefined) return '';
  return `<h4>Example of a request</h4><pre>${escapeHtml(JSON.stringify(example, null, 2))}</pre>`;
}

function failureSection({ components }: OpenAPI.Document): string {
  const rows = Object.entries(components?.responses ?? {}).map(([name, response]) => {
    const description = 'description' in response ? (response.description ?? '') : '';
    return `<tr><td>${escapeHtml(name.replace('failure-', ''))}</td><td>${escapeHtml(description)}</td></tr>`;
  });
  return `<h2 id="failures">When something is refused</h2>
<p>The body is <code>{code, message, status}</code>: the code is one of a closed list, the message is for people.</p>
<table><thead><tr><th>Status</th><th>Meaning</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

export const documentStyle = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h2 { margin: 2.5rem 0 0.5rem; border-bottom: 1px solid; }
h3 { font-size: 1.1rem; margin: 2rem 0 0.25rem; overflow-wrap: anywhere; }
h4 { margin: 1rem 0 0.25rem; }
.method { font-weight: 700; }
pre { overflow: auto; padding: 0.75rem; border: 1px solid; border-radius: 4px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.25rem 0.5rem; border-bottom: 1px solid; overflow-wrap: anywhere; }
`;
