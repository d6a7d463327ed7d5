import type pg from 'pg';

/** From this time on that a text is run, the database keeps its plan. */
const usesBeforePreparing = 5;
/** Kept plans take memory in every connection; what comes late to this many texts is planned each time. */
const maxPrepared = 200;

/**
 * Has clients of a pool name the statements that are run again and again, so that the database parses and plans them
 * once per connection. Statements are texts with parameters; everything else is left as it is.
 */
export function prepareStatements(pool: pg.Pool): void {
  const names = new Map<string, string>();
  const uses = new Map<string, number>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= maxPrepared) return known;
    const count = (uses.get(text) ?? 0) + 1;
    if (count < usesBeforePreparing) {
      if (uses.size >= maxPrepared * usesBeforePreparing) uses.clear();
      uses.set(text, count);
      return undefined;
    }
    const name = `duebook-${names.size + 1}`;
    names.set(text, name);
    uses.delete(text);
    return name;
  };
  pool.on('connect', (client) => {
    const run = client.query.bind(client) as (config: unknown, values?: unknown) => unknown;
    Object.assign(client, {
      query: (config: unknown, values?: unknown) => {
        if (typeof config !== 'string' || !Array.isArray(values) || values.length === 0)
          return run(config, values);
        const name = nameOf(config);
        return name === undefined ? run(config, values) : run({ name, text: config, values });
      },
    });
  });
}
