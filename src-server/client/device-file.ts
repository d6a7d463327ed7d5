import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { deviceIdSchema } from '../../src-shared/domain/ids.ts';
import { publicKeySchema } from '../../src-shared/protocol/session-api.ts';
import { StartFailure } from '../app/start-failure.ts';
import { newSigningKeys } from '../identity/signing-keys.ts';
import { makePrivateFolder } from '../store/private-folder.ts';

const deviceFileSchema = z.object({
  deviceId: deviceIdSchema,
  publicKey: publicKeySchema,
  privateKey: publicKeySchema,
});
export type DeviceFile = z.infer<typeof deviceFileSchema> & { readonly path: string };

/**
 * The device that the commands of an operator sign in as: one of its own, kept under the data folder for its owner
 * alone, so that it is the same at each call. Made at the first.
 */
export async function openDeviceFile(dataFolder: string): Promise<DeviceFile> {
  const folder = join(dataFolder, 'admin');
  await makePrivateFolder(folder);
  const path = join(folder, 'device.json');
  const known = await readDevice(path);
  if (known !== undefined) return known;
  const device = { deviceId: randomUUID(), ...newSigningKeys() };
  const aside = `${path}.${process.pid}.new`;
  await writeFile(aside, `${JSON.stringify(device, null, 2)}\n`, { mode: 0o600 });
  try {
    // Of two first calls at once one makes the device, and both use it.
    await link(aside, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(aside, { force: true });
  }
  return (await readDevice(path)) ?? { ...deviceFileSchema.parse(device), path };
}

async function readDevice(path: string): Promise<DeviceFile | undefined> {
  try {
    return { ...deviceFileSchema.parse(JSON.parse(await readFile(path, 'utf8'))), path };
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    if (error instanceof SyntaxError || error instanceof z.ZodError) {
      throw new StartFailure(`${path} is no device of Duebook. Remove it to have a new one made.`);
    }
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
