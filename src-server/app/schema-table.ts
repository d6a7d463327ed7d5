import { escapeHtml } from './escape-html.ts';

type Schema = Readonly<Record<string, unknown>>;
type Row = { readonly name: string; readonly type: string; readonly words: string };

/** The fields of a JSON Schema as a table; empty for a body without any. */
export function schemaTable(title: string, schema: unknown): string {
  if (schema === undefined) return '';
  const rows = rowsOf(schema as Schema, '');
  if (rows.length === 0) return `<h4>${escapeHtml(title)}</h4><p>An empty object: <code>{}</code></p>`;
  const lines = rows.map(
    ({ name, type, words }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${escapeHtml(type)}</td><td>${escapeHtml(words)}</td></tr>`,
  );
  return `<h4>${escapeHtml(title)}</h4>
<table><thead><tr><th>Field</th><th>Type</th><th>Meaning</th></tr></thead><tbody>
${lines.join('\n')}
</tbody></table>`;
}

/** One row for each field, those of nested objects behind the field that holds them. */
function rowsOf(schema: Schema, prefix: string): readonly Row[] {
  const variants = variantsOf(schema);
  if (variants.length > 1) return variants.flatMap((variant) => rowsOf(variant, prefix));
  const [only = schema] = variants;
  const required = (only.required ?? []) as readonly string[];
  return Object.entries((only.properties ?? {}) as Record<string, Schema>).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const inner = itemsOf(field);
    const row = {
      name: path,
      type: `${typeOf(field)}${required.includes(name) ? '' : ', may be left out'}`,
      words: String(field.description ?? inner.schema.description ?? ''),
    };
    return [row, ...rowsOf(inner.schema, `${path}${inner.isList ? '[]' : ''}.`)];
  });
}

/** What an object can be; null is said with the type. */
function variantsOf(schema: Schema): readonly Schema[] {
  const variants = (schema.anyOf ?? schema.oneOf ?? []) as readonly Schema[];
  return variants.filter(({ type }) => type !== 'null');
}

function itemsOf(schema: Schema): { readonly schema: Schema; readonly isList: boolean } {
  const [only = schema] = variantsOf(schema);
  if (only.type === 'array') return { schema: (only.items ?? {}) as Schema, isList: true };
  return { schema, isList: false };
}

function typeOf(schema: Schema): string {
  const all = (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined;
  if (all !== undefined) return [...new Set(all.map(typeOf))].join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (schema.type === 'array') return `list of ${typeOf((schema.items ?? {}) as Schema)}`;
  return `${String(schema.type ?? 'anything')}${limitsOf(schema)}`;
}

function limitsOf({ minimum, maximum, maxLength, format }: Schema): string {
  const range =
    maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : ` ${minimum ?? 0} to ${maximum}`;
  const length = maxLength === undefined ? '' : `, ${maxLength} characters at most`;
  return `${format === undefined ? '' : ` (${format})`}${range}${length}`;
}
