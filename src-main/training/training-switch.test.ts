import { describe, expect, it } from 'vitest';
import type { TrainingPort } from '../engine/ports/training-port.ts';
import type { Engine } from '../engine/start-engine.ts';
import { createTrainingSwitch, type TrainingSwitch } from './training-switch.ts';

/** Says when it is opened and closed. */
function engineOf(name: string, seen: string[]): Engine {
  seen.push(`${name} opened`);
  const device = { deviceId: () => name, session: () => undefined };
  const close = async () => void seen.push(`${name} closed`);
  return { services: { device }, close } as unknown as Engine;
}

async function switchThat(training: 'starts' | 'cannot be prepared' | 'does not open' | 'is missing') {
  const seen: string[] = [];
  let port: TrainingPort | undefined;
  const prepare = async () => {
    if (training === 'cannot be prepared') throw new Error('no server');
    seen.push('training prepared');
    return {
      open: async () => {
        if (training === 'does not open') throw new Error('nobody could sign in');
        return engineOf('training', seen);
      },
      remove: async () => void seen.push('training removed'),
    };
  };
  const engines = await createTrainingSwitch({
    openWork: async (given) => {
      port = given;
      return engineOf('work', seen);
    },
    prepareTraining: training === 'is missing' ? undefined : prepare,
    onSwitch: () => seen.push('lines cut'),
    log: (level, event) => seen.push(`${level} ${event}`),
  });
  if (port === undefined) throw new Error('no port');
  return { engines, port, seen };
}

/** What is on its way arrives with the next turn of the loop. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const nameOf = (engines: TrainingSwitch) => engines.engine()?.services.device.deviceId();

describe('the switch between real work and training', () => {
  it('prepares the training first, closes real work before it opens, and opens it again at the end', async () => {
    const { engines, port, seen } = await switchThat('starts');
    port.enter();
    expect(port.view().state).toBe('starting');
    await settled();
    expect(nameOf(engines)).toBe('training');
    expect(port.view().state).toBe('on');
    port.leave();
    await settled();
    expect(nameOf(engines)).toBe('work');
    expect(seen).toEqual([
      ...['work opened', 'training prepared', 'lines cut', 'work closed', 'training opened'],
      ...['lines cut', 'training closed', 'training removed', 'work opened'],
    ]);
    await engines.close();
    expect(seen.at(-1)).toBe('work closed');
  });

  it('leaves real work alone where the training cannot be prepared, and says so', async () => {
    const { engines, port, seen } = await switchThat('cannot be prepared');
    const changes: string[] = [];
    port.onChange(() => changes.push(port.view().state));
    port.enter();
    await settled();
    expect(nameOf(engines)).toBe('work');
    expect(port.view()).toEqual({ state: 'off', isTraining: false, hasFailed: true });
    expect(changes).toEqual(['starting', 'off']);
    expect(seen).toEqual(['work opened', 'error training.start-failed']);
  });

  it('goes back to real work where the training does not open', async () => {
    const { engines, port, seen } = await switchThat('does not open');
    port.enter();
    await settled();
    expect(nameOf(engines)).toBe('work');
    expect(port.view()).toEqual({ state: 'off', isTraining: false, hasFailed: true });
    expect(seen.slice(2)).toEqual([
      ...['lines cut', 'work closed', 'training removed', 'work opened'],
      'error training.start-failed',
    ]);
  });

  it('enters once however often it is asked, and leaves only what it has entered', async () => {
    const { port, seen } = await switchThat('starts');
    port.leave();
    port.enter();
    port.enter();
    await settled();
    expect(seen.filter((line) => line === 'training prepared')).toHaveLength(1);
  });

  it('has none where the host has none', async () => {
    const { engines, port } = await switchThat('is missing');
    port.enter();
    await settled();
    expect(port.view().state).toBe('none');
    expect(nameOf(engines)).toBe('work');
  });
});
