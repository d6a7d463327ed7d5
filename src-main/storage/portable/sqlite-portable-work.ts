import { z } from 'zod';
import { countTyped } from '../../../src-shared/contract/kept-drafts.ts';
import { commandIdSchema, deviceIdSchema } from '../../../src-shared/domain/ids.ts';
import type { SealedCommand } from '../../../src-shared/protocol/sealed-outbox-api.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { DevicePort, StoredSession } from '../../engine/ports/device-port.ts';
import type { LeftFilesPort } from '../../engine/ports/left-files-port.ts';
import type { OutboxPort } from '../../engine/ports/outbox-port.ts';
import {
  type CarriedWork,
  carriedWorkSchema,
  type PortableWorkPort,
} from '../../engine/ports/portable-work-port.ts';
import type { SealedHandInPort } from '../../engine/ports/sealed-hand-in-port.ts';
import { proposedServerName, type proposedServerSchema, serverName } from '../../engine/server-address.ts';
import { sealCommand } from '../sealed-outbox/seal-command.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { filesToCarry, keepCarriedFiles } from './carried-files.ts';

export type PortableWorkParts = {
  readonly file: SqliteFile;
  readonly device: DevicePort;
  readonly outbox: Pick<OutboxPort, 'toSeal'>;
  readonly sealedHandIn: Pick<SealedHandInPort, 'waiting' | 'takeIn'>;
  readonly leftFiles: Pick<LeftFilesPort, 'commandIds'>;
  /** The device's Ed25519 signature over a text, base64url. */
  readonly sign: (text: string) => string;
  readonly clock: Pick<Clock, 'now'>;
};

const draftsSchema = z.record(z.string(), z.string());
const userName = 'user-name';

/** Reads what one person has on this workstation alone, and takes in what they had on another. */
export function createPortableWork(parts: PortableWorkParts): PortableWorkPort {
  const { file, device, clock, sealedHandIn } = parts;
  return {
    collect() {
      const session = device.session();
      if (session === undefined) throw new Error('work is carried by somebody who is signed in');
      const { actor, organisation } = session;
      const files = filesToCarry(file, actor.userId);
      const work = carriedWorkSchema.parse({
        organisationId: organisation.id,
        organisationName: organisation.name,
        userId: actor.userId,
        name: actor.name,
        userName: device.setting(userName) ?? '',
        serverUrl: device.setting(serverName) ?? null,
        madeAt: clock.now(),
        commands: commandsToCarry(parts, session),
        drafts: readDrafts(device, actor.userId),
        worklist: device.setting(worklistName(actor.userId)) ?? null,
        files: files.map(({ facts }) => facts),
      });
      return { work, contents: files.map(({ content }) => content) };
    },
    takeIn(carried) {
      const { work } = carried;
      // Files before what refers to them: a command that came alone would be refused for its missing file.
      const draftsLeft = file.write(() => {
        keepCarriedFiles(file, carried);
        if (work.worklist !== null) keepIfNone(device, worklistName(work.userId), work.worklist);
        if (device.session() === undefined) {
          proposeServer(device, work);
          if (work.userName !== '') keepIfNone(device, userName, work.userName);
        }
        return mergeDrafts(device, work.userId, work.drafts);
      });
      sealedHandIn.takeIn(work.commands);
      return draftsLeft;
    },
  };
}

/** It is not the server of this workstation before a person has signed in there. */
function proposeServer(device: DevicePort, { serverUrl, name, organisationName }: CarriedWork): void {
  if (serverUrl === null) return;
  const proposed: z.output<typeof proposedServerSchema> = { serverUrl, name, organisation: organisationName };
  device.saveSetting(proposedServerName, JSON.stringify(proposed));
}

/**
 * What this device has given, and what it took in from elsewhere and has not handed in yet. A command whose file lies
 * sealed beside it stays: without the file it would be refused there, and here it goes with it.
 */
function commandsToCarry(
  { device, outbox, sealedHandIn, leftFiles, sign }: PortableWorkParts,
  { actor, lease }: StoredSession,
): readonly SealedCommand[] {
  const { userId } = actor;
  const deviceId = deviceIdSchema.parse(device.deviceId());
  const own = outbox.toSeal(userId, 0).map(({ id, position, text }) => {
    const header = { deviceId, userId, commandId: commandIdSchema.parse(id), position };
    return sealCommand({ recoveryKey: lease.recoveryKey, sign }, header, text);
  });
  const staying = leftFiles.commandIds(userId);
  return [...sealedHandIn.waiting(userId).filter(({ commandId }) => !staying.has(commandId)), ...own];
}

/** What is typed here stays; answers how many drafts were left out for it. */
function mergeDrafts(device: DevicePort, userId: string, carried: Readonly<Record<string, string>>): number {
  const here = readDrafts(device, userId);
  const merged = { ...carried, ...here };
  if (Object.keys(merged).length > 0) device.saveSetting(draftsName(userId), JSON.stringify(merged));
  return countTyped(Object.keys(carried).filter((form) => merged[form] !== carried[form]));
}

function readDrafts(device: DevicePort, userId: string): Readonly<Record<string, string>> {
  return draftsSchema.parse(JSON.parse(device.setting(draftsName(userId)) ?? '{}'));
}

function keepIfNone(device: DevicePort, name: string, value: string): void {
  if (device.setting(name) === undefined) device.saveSetting(name, value);
}

function draftsName(userId: string): string {
  return `drafts/${userId}`;
}

function worklistName(userId: string): string {
  return `worklist/${userId}`;
}
