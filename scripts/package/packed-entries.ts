/** The programs of the packaged app, by the name of their bundle in out/main: the browser host is not part of it. */
export const packedEntries = {
  main: 'src-main/electron/main.ts',
  'engine-entry': 'src-main/electron/engine-entry.ts',
  'document-worker': 'src-main/documents/document-worker.ts',
  'file-thread': 'src-main/storage/sqlite-file/file-thread.ts',
  'training-thread': 'src-server/training-thread.ts',
} as const;
