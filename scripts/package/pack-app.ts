import { Arch, build, Platform } from 'electron-builder';
import { type PackageOptions, packageConfiguration } from '../../electron-builder.config.ts';
import type { PackageTargets } from './package-target.ts';

const platforms = { win32: Platform.WINDOWS, darwin: Platform.MAC, linux: Platform.LINUX };
const processors = { x64: Arch.x64, arm64: Arch.arm64 };

export type PackOrder = PackageOptions &
  PackageTargets & {
    readonly project: string;
    /** Kinds of installer, by the names of electron-builder; `dir` for a folder without one, none for all of the system. */
    readonly kinds: readonly string[];
    /** An Electron that is there already, instead of the one that is fetched. */
    readonly electronFolder: string | undefined;
  };

/** Packs what has been laid out. @returns the files that it wrote; none for a folder alone */
export function packApp(order: PackOrder): Promise<readonly string[]> {
  const { platform, archs, kinds, electronFolder, project } = order;
  const targets = platforms[platform].createTarget(
    kinds.length === 0 ? undefined : [...kinds],
    ...archs.map((arch) => processors[arch]),
  );
  const configuration = packageConfiguration(order);
  return build({
    targets,
    projectDir: project,
    publish: 'never',
    config: electronFolder === undefined ? configuration : { ...configuration, electronDist: electronFolder },
  });
}
