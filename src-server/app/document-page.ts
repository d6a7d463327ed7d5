import type { OpenAPI } from '@orpc/openapi';

type Node = Readonly<Record<string, unknown>>;

/** The page that shows an OpenAPI document: one static HTML text, without scripts and from no other host. */
export function documentPage(document: OpenAPI.Document): string {
  const sections = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) =>
      operationSection(method, path, operation as Node),
    ),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(document.info.title)}</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<main>
<h1>${escapeHtml(document.info.title)}</h1>
<p>${escapeHtml(document.info.description ?? '')}</p>
<p>As a document for programs: <a href="/openapi.json">/openapi.json</a></p>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

function operationSection(method: string, path: string, operation: Node): string {
  const id = escapeHtml(String(operation.operationId ?? path));
  const heading = `<span class="method">${escapeHtml(method.toUpperCase())}</span> <code>${escapeHtml(path)}</code>`;
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${heading}</h2>
<p>${escapeHtml(String(operation.summary ?? ''))}. ${escapeHtml(String(operation.description ?? ''))}</p>
${schemaBlock('Request', contentOf(operation.requestBody))}
${schemaBlock('Reply', contentOf((operation.responses as Node | undefined)?.['200']))}
</section>`;
}

/** The JSON Schema of a body; `undefined` for one without JSON. */
function contentOf(body: unknown): unknown {
  const content = (body as { content?: Record<string, { schema?: unknown }> } | undefined)?.content;
  return content?.['application/json']?.schema;
}

function schemaBlock(title: string, schema: unknown): string {
  if (schema === undefined) return '';
  const text = escapeHtml(JSON.stringify(schema, null, 2));
  return `<details><summary>${title}</summary><pre>${text}</pre></details>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

export const documentStyle = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.25rem; overflow-wrap: anywhere; }
.method { font-weight: 700; }
pre { overflow: auto; max-height: 30rem; padding: 0.75rem; border: 1px solid; border-radius: 4px; }
summary { cursor: pointer; }
`;
