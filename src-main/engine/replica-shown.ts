import type { DevicePort } from './ports/device-port.ts';

/**
 * False while the replica holds documents of somebody else than the person who is signed in, or the device is locked:
 * nothing is shown then.
 */
export function isReplicaShown(device: DevicePort): boolean {
  return device.lock() === undefined && isReplicaOwn(device);
}

/** True when the replica holds nothing but documents of the person who is signed in, whether they may be shown or not. */
export function isReplicaOwn(device: DevicePort): boolean {
  const userId = device.session()?.actor.userId;
  return userId !== undefined && device.replicaOwner() === userId;
}
