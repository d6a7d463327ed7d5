import http from 'pouchdb-adapter-http';
import leveldb from 'pouchdb-adapter-leveldb';
import PouchDB from 'pouchdb-core';
import mapreduce from 'pouchdb-mapreduce';
import replication from 'pouchdb-replication';

/** PouchDB as its distribution for Node is put together, with its files in a folder. */
export function pouchIn(folder: string): PouchDB.Constructor {
  return PouchDB.plugin(leveldb)
    .plugin(http)
    .plugin(replication)
    .plugin(mapreduce)
    .defaults({ prefix: `${folder}/` });
}
