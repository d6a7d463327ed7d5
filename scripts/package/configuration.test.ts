import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageConfiguration } from '../../electron-builder.config.ts';
import { applicationId } from '../../src-main/desktop/application-id.ts';
import { isPackFile } from '../../src-main/desktop/shell/launch-arguments.ts';
import { projectFolder } from '../project-folder.ts';

const plain = {
  appFolder: '/app',
  noticesFolder: '/notices',
  outputFolder: '/packages',
  updatesUrl: undefined,
  isSigned: false,
  isNotarised: false,
};
const configuration = packageConfiguration(plain);

describe('the configuration of the packages', () => {
  test('sets each fuse as it has to be, and no other', () => {
    expect(configuration.electronFuses).toStrictEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
    });
  });

  test('packs an archive whose contents are checked, with native code alone outside of it', () => {
    expect(configuration).toMatchObject({ asar: { smartUnpack: false }, asarUnpack: ['**/*.node'] });
    expect(configuration).not.toHaveProperty('disableAsarIntegrity');
    expect(configuration).not.toHaveProperty('disableSanityCheckAsar');
  });

  test('makes the installers of each system, with icons that are there', () => {
    expect(configuration.win?.target).toEqual(['nsis', 'msi']);
    expect(configuration.mac?.target).toEqual(['dmg', 'zip']);
    expect(configuration.linux?.target).toEqual(['AppImage', 'deb']);
    const { win, mac, linux, nsis } = configuration;
    for (const path of [win?.icon, mac?.icon, linux?.icon, nsis?.include, mac?.entitlements])
      expect(existsSync(join(projectFolder, String(path))), String(path)).toBe(true);
  });

  test('takes of what was laid out the part of the processor that it packs, in an installer of its own', () => {
    const { files, extraResources } = configuration;
    expect([files, extraResources].flat().map((one) => one instanceof Object && one.from)).toEqual([
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
      ...['/app/${arch}/.', '/app/${arch}/node_modules', '/notices/${arch}'],
    ]);
    expect(configuration.nsis?.buildUniversalInstaller).toBe(false);
  });

  test('gives the system the links and files that the program opens, under one id', () => {
    expect(configuration.appId).toBe(applicationId);
    expect(configuration.protocols).toMatchObject({ schemes: ['duebook'] });
    expect(configuration.fileAssociations).toMatchObject([{ ext: 'duebook-pack' }]);
    expect(isPackFile('/home/a.duebook-pack')).toBe(true);
  });

  test('leaves the data of whoever uninstalls without an answer', () => {
    expect(configuration.nsis?.deleteAppDataOnUninstall).toBe(false);
    expect(configuration.deb).not.toHaveProperty('afterRemove');
    const question = readFileSync(join(projectFolder, String(configuration.nsis?.include)), 'utf8');
    // Nobody is asked by an update or in silence, No is proposed, and only the folder of this person is removed.
    expect(question).toMatch(/ifNot} \$\{isUpdated}\s+\$\{andIfNot} \$\{Silent}/);
    expect(question).toContain('MB_DEFBUTTON2');
    const removed = question.match(/RMDir .*/g) ?? [];
    expect(removed).toHaveLength(1);
    expect(removed[0]).toMatch(/^RMDir \/r "\$APPDATA\\\$\{APP_PACKAGE_NAME}"$/);
  });

  test('looks for updates only where an address was given, on every channel', () => {
    expect(configuration.publish).toBeNull();
    const url = 'https://updates.example.com/duebook/';
    const updated = packageConfiguration({ ...plain, updatesUrl: url });
    expect(updated.publish).toEqual({ provider: 'generic', url });
    expect(updated.generateUpdatesFilesForAllChannels).toBe(true);
  });

  test('refuses a package that cannot be signed where it is to be, and signs ad hoc where a Mac needs it', () => {
    const signed = packageConfiguration({ ...plain, isSigned: true, isNotarised: true });
    expect(signed).toMatchObject({ forceCodeSigning: true, mac: { hardenedRuntime: true, notarize: true } });
    expect(signed.mac).not.toHaveProperty('identity');
    expect(configuration).toMatchObject({ forceCodeSigning: false, mac: { identity: '-', notarize: false } });
  });
});
