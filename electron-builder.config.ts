import type { Configuration } from 'electron-builder';
import { applicationId } from './src-main/desktop/application-id.ts';
import { linkScheme } from './src-main/desktop/shell/deep-link.ts';
import { packFileEnding } from './src-shared/contract/pack-file.ts';

/**
 * What Electron is told never to do, written into its binary. The engine is a utility process and its helpers are
 * threads: neither needs Electron to run as Node.
 */
const electronFuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
} as const satisfies Configuration['electronFuses'];

export type PackageOptions = {
  /** In a folder for each processor the app as it is inside of its package: see stage-app.ts. */
  readonly appFolder: string;
  /** In a folder for each processor notices and the list of parts, packed beside the app. */
  readonly noticesFolder: string;
  readonly outputFolder: string;
  /** Where installed workstations look for updates; undefined for a package that is updated by hand. */
  readonly updatesUrl: string | undefined;
  /** With a signing identity in the environment: a package that cannot be signed is refused then. */
  readonly isSigned: boolean;
  /** With the credentials of Apple's notary in the environment. */
  readonly isNotarised: boolean;
};

const parts = 'resources/packaging';
/** Filled in by electron-builder with the processor of the package that it makes. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: by electron-builder
const processor = '${arch}';

/** How the desktop app is packed and installed; `npm run package` reads it. */
export function packageConfiguration(options: PackageOptions): Configuration {
  const { appFolder, noticesFolder, outputFolder, updatesUrl, isSigned, isNotarised } = options;
  return {
    appId: applicationId,
    productName: 'Duebook',
    copyright: 'Copyright Duebook contributors. Licensed under Apache-2.0.',
    directories: { buildResources: parts, output: outputFolder },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills them in
    artifactName: 'duebook-${version}-${os}-${arch}.${ext}',
    // Apart, because electron-builder passes over the packages at the top of a folder.
    files: ['.', 'node_modules'].map((part) => ({
      from: `${appFolder}/${processor}/${part}`,
      to: part,
      filter: ['**/*'],
    })),
    // What is packed has been laid out already: false says that nothing is to be collected, compiled or installed.
    beforeBuild: async () => false,
    // The system loads native code from real files only; of its package nothing else is outside of what is checked.
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    extraResources: [{ from: `${noticesFolder}/${processor}`, to: '.', filter: ['**/*'] }],
    electronLanguages: ['en-US', 'de'],
    electronFuses,
    forceCodeSigning: isSigned,
    publish: updatesUrl === undefined ? null : { provider: 'generic', url: updatesUrl },
    generateUpdatesFilesForAllChannels: true,
    protocols: { name: 'Duebook', schemes: [linkScheme] },
    fileAssociations: [
      {
        ext: packFileEnding.slice(1),
        name: 'Duebook statement pack',
        description: 'Statements of Duebook',
        mimeType: 'application/x-duebook-pack',
        role: 'Viewer',
      },
    ],
    win: { target: ['nsis', 'msi'], icon: `${parts}/duebook.ico` },
    nsis: {
      // One for each processor: an installer of both would carry the program twice.
      buildUniversalInstaller: false,
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
      include: `${parts}/uninstall.nsh`,
    },
    msi: { oneClick: false, perMachine: true, runAfterFinish: false },
    mac: {
      target: ['dmg', 'zip'],
      icon: `${parts}/duebook.icns`,
      category: 'public.app-category.business',
      hardenedRuntime: isSigned,
      gatekeeperAssess: false,
      entitlements: `${parts}/entitlements.plist`,
      entitlementsInherit: `${parts}/entitlements.plist`,
      notarize: isNotarised,
      // Without an identity ad hoc: a Mac starts nothing whose binary was changed after it was signed.
      ...(isSigned ? {} : { identity: '-' }),
    },
    linux: {
      target: ['AppImage', 'deb'],
      icon: `${parts}/icons`,
      category: 'Office',
      synopsis: 'Collections workstation that works offline',
      executableName: 'duebook',
    },
    deb: { packageName: 'duebook' },
  };
}
