import type { DevicePort } from './ports/device-port.ts';

/** False while the replica holds documents of somebody else than the person who is signed in: nothing is shown then. */
export function isReplicaShown(device: DevicePort): boolean {
  const userId = device.session()?.actor.userId;
  return userId !== undefined && device.replicaOwner() === userId;
}
