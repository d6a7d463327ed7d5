/** What `got` calls the errors of a download that has failed; electron-builder fetches with it and lets them through. */
const downloadErrors = new Set([
  'RequestError',
  'ReadError',
  'TimeoutError',
  'HTTPError',
  'MaxRedirectsError',
]);

/** Why nothing could be fetched for packing, and what helps; undefined where it was something else. */
export function downloadFailureWords(error: unknown): string | undefined {
  if (!(error instanceof Error) || !downloadErrors.has(error.name)) return undefined;
  return [
    `What packing needs could not be downloaded: ${error.message}.`,
    'Electron and the tools of electron-builder come from github.com. Without a way there name mirrors in',
    'ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR, or give an unpacked Electron that is there already:',
    '  npm run package -- --dir --electron DIR',
  ].join('\n');
}
