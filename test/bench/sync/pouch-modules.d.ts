// What the comparison uses of modules that come without types.

declare module 'pouchdb-core' {
  const PouchDB: PouchDB.Constructor;

  namespace PouchDB {
    export interface Database {
      bulkDocs(documents: readonly object[]): Promise<readonly object[]>;
      close(): Promise<void>;
      readonly replicate: { from(url: string): Promise<{ readonly docs_written: number }> };
    }
    export interface Constructor {
      new (name: string): Database;
      plugin(plugin: unknown): Constructor;
      defaults(options: { readonly prefix: string }): Constructor;
    }
  }

  export = PouchDB;
}

declare module 'pouchdb-adapter-leveldb' {
  const plugin: unknown;
  export = plugin;
}

declare module 'pouchdb-adapter-http' {
  const plugin: unknown;
  export = plugin;
}

declare module 'pouchdb-replication' {
  const plugin: unknown;
  export = plugin;
}

declare module 'pouchdb-mapreduce' {
  const plugin: unknown;
  export = plugin;
}

declare module 'express-pouchdb' {
  import type { RequestListener } from 'node:http';

  function expressPouchDB(
    pouch: import('pouchdb-core').Constructor,
    options: { readonly mode: 'minimumForPouchDB'; readonly inMemoryConfig: boolean },
  ): RequestListener;
  export = expressPouchDB;
}
