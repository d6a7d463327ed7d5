import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { DatabaseSchema } from '../../../src-server/store/database-schema.ts';
import type { Db, Store } from '../../../src-server/store/store.ts';
import { type Mortality, passAlive } from './mortality.ts';
import { beginText } from './prepared-pglite.ts';

type Held = DatabaseConnection & { readonly base: Db; readonly letGo: () => void };

/**
 * The store as one server process has it, which can be killed at each query, before and after each commit. What it
 * had begun is rolled back by the database, as when a connection breaks.
 */
export function mortalStore(store: Store, mortality: Mortality): Store {
  const dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new MortalDriver(store.db, mortality),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  const db = new Kysely<DatabaseSchema>({ dialect });
  return { ...store, db, close: async () => undefined };
}

class MortalDriver implements Driver {
  readonly #base: Db;
  readonly #mortality: Mortality;

  constructor(base: Db, mortality: Mortality) {
    this.#base = base;
    this.#mortality = mortality;
  }

  async init(): Promise<void> {
    // The base is open already.
  }

  acquireConnection(): Promise<Held> {
    return new Promise((resolve, reject) => {
      const work = (base: Db) =>
        new Promise<void>((letGo) => {
          const executeQuery = <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
            passAlive(this.#mortality);
            return base.executeQuery(query as CompiledQuery<Row>);
          };
          resolve({ base, letGo, executeQuery, streamQuery });
        });
      this.#base.connection().execute(work).catch(reject);
    });
  }

  async beginTransaction({ base }: Held, settings: TransactionSettings): Promise<void> {
    passAlive(this.#mortality);
    await base.executeQuery(CompiledQuery.raw(beginText(settings)));
  }

  async commitTransaction({ base }: Held): Promise<void> {
    passAlive(this.#mortality);
    await base.executeQuery(CompiledQuery.raw('commit'));
    passAlive(this.#mortality);
  }

  async rollbackTransaction({ base }: Held): Promise<void> {
    await base.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection({ letGo }: Held): Promise<void> {
    letGo();
  }

  async destroy(): Promise<void> {
    // The base is shared.
  }
}

function streamQuery(): never {
  throw new Error('the server streams no query');
}
