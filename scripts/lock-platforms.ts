import { z } from 'zod';

const entrySchema = z.looseObject({
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  dev: z.boolean().optional(),
});
export const lockSchema = z.looseObject({ packages: z.record(z.string(), entrySchema) });
export type Lock = z.infer<typeof lockSchema>;

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/**
 * The optional packages for other systems that the lock file names as a dependency but has no entry for. npm leaves
 * them out when its registry does not carry them, and `npm ci` then refuses the lock file on every machine.
 */
export function missingPlatformPackages(lock: Lock): Readonly<Record<string, object>> {
  const missing: Record<string, object> = {};
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const isThere =
        `node_modules/${name}` in lock.packages || `${path}/node_modules/${name}` in lock.packages;
      if (!isThere) missing[`node_modules/${name}`] = platformEntry(name, version, entry.dev === true);
    }
  }
  return missing;
}

/** Version, system and processor are all that npm needs to fetch the right one and leave the others alone. */
function platformEntry(name: string, version: string, isDev: boolean): object {
  if (!/^\d/.test(version)) throw new Error(`${name} is not pinned exactly: ${version}`);
  const parts = name.slice(name.lastIndexOf('/') + 1).split('-');
  const os = systems.filter((system) => parts.includes(system));
  const cpu = processors.filter((processor) => parts.includes(processor));
  const libc = os.includes('linux') ? libcOf(parts) : undefined;
  if (os.length === 0) throw new Error(`${name} does not say what system it is for`);
  return {
    version,
    ...(cpu.length === 0 ? {} : { cpu }),
    ...(isDev ? { dev: true } : {}),
    ...(libc === undefined ? {} : { libc: [libc] }),
    optional: true,
    os,
  };
}

function libcOf(parts: readonly string[]): 'musl' | 'glibc' | undefined {
  if (parts.some((part) => part.startsWith('musl'))) return 'musl';
  return parts.some((part) => part.startsWith('gnu')) ? 'glibc' : undefined;
}
