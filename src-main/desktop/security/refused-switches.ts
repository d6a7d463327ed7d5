/**
 * Switches with which whoever starts an installed Duebook could look into it or take a guard away. The program refuses
 * to start with them; a build that is not packaged takes them, for tests.
 */
const refused = [
  'allow-file-access-from-files',
  'disable-gpu-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-site-isolation-trials',
  'disable-web-security',
  'enable-blink-features',
  'enable-logging',
  'gpu-launcher',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'inspect',
  'inspect-brk',
  'js-flags',
  'load-extension',
  'log-net-log',
  'no-sandbox',
  'remote-allow-origins',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'renderer-cmd-prefix',
  'single-process',
  'use-mock-keychain',
  'utility-cmd-prefix',
] as const;

/** Words for whoever started it with a switch that an installed program refuses; `undefined` where there is none. */
export function refusalOfSwitches(
  isPackaged: boolean,
  hasSwitch: (name: string) => boolean,
): string | undefined {
  const found = isPackaged ? refused.find(hasSwitch) : undefined;
  if (found === undefined) return undefined;
  return `Duebook was started with --${found}, which would take a protection away. Start it without that switch.`;
}
