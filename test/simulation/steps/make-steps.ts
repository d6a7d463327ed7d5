import { protocolVersion } from '../../../src-shared/protocol/version.ts';
import { type SeededRandom, seededRandom } from '../../bench/harness/seeded-random.ts';
import { linkQualities } from '../world/link.ts';
import { passwords } from '../world/passwords.ts';
import { collectors, devicesOf, people, territories } from '../world/people.ts';
import type { Step, StepKind } from './step.ts';

export const accountCount = 4;
const stepCount = { least: 18, most: 40 };
const dayMs = 86_400_000;

const shares: Readonly<Record<StepKind, number>> = {
  command: 34,
  forge: 4,
  tamper: 2,
  probe: 3,
  withdraw: 2,
  dismiss: 1,
  line: 14,
  'kill-workstation': 7,
  'start-workstation': 7,
  'close-workstation': 1,
  'kill-server': 3,
  'start-server': 4,
  'device-clock': 3,
  'server-clock': 3,
  assign: 6,
  team: 2,
  receipts: 3,
  ledger: 5,
  poison: 1,
  'sign-in': 4,
  'hand-over': 4,
  'revoke-device': 1,
  'enrol-anew': 2,
  activate: 4,
  'reset-password': 1,
  'change-password': 2,
  protocol: 4,
  'copy-server': 2,
  'restore-server': 1,
};
const kinds = Object.entries(shares) as [StepKind, number][];
const totalShare = kinds.reduce((sum, [, share]) => sum + share, 0);

/** What happens in the run of a seed. */
export function makeSteps(seed: number): readonly Step[] {
  const random = seededRandom(seed, 1);
  const count = random.integer(stepCount.least, stepCount.most);
  const devices = devicesOf(seed);
  return Array.from({ length: count }, () => makeStep(random, devices));
}

function makeStep(random: SeededRandom, devices: readonly number[]): Step {
  const kind = drawKind(random);
  const afterMs = random.chance(0.06) ? random.integer(30_000, 150_000) : random.integer(0, 3000);
  return { ...partsOf(kind, random, random.pick(devices)), kind, afterMs } as Step;
}

function drawKind(random: SeededRandom): StepKind {
  let left = random.next() * totalShare;
  for (const [kind, share] of kinds) {
    left -= share;
    if (left < 0) return kind;
  }
  return 'command';
}

function partsOf(kind: StepKind, random: SeededRandom, device: number): object {
  const account = random.integer(0, accountCount - 1);
  const seed = random.integer(0, 2 ** 31);
  switch (kind) {
    case 'line':
      return { device, quality: random.pick(linkQualities) };
    case 'kill-workstation':
      return { device, points: random.chance(0.3) ? 1 : random.integer(1, 60) };
    case 'kill-server':
      return { points: random.integer(1, 80) };
    case 'device-clock':
      return { device, byMs: drawJumpMs(random) };
    case 'server-clock':
      return { byMs: drawJumpMs(random) };
    case 'assign': {
      const collector = random.integer(0, collectors.length - 1);
      return { account, collector, territory: random.integer(0, territories.length - 1) };
    }
    case 'team':
      return { territories: [...territories.keys()].filter(() => random.chance(0.5)) };
    case 'receipts':
      return { device, count: random.integer(1, 90) };
    case 'ledger':
    case 'poison':
      return { account, seed };
    case 'start-server':
    case 'copy-server':
    case 'restore-server':
      return {};
    case 'hand-over':
      return { device, person: random.chance(0.5) ? device : random.integer(0, people.length - 1) };
    case 'activate':
      return { person: random.integer(0, people.length - 1), active: random.chance(0.6) };
    case 'reset-password':
      return {
        person: random.integer(0, people.length - 1),
        password: random.integer(0, passwords.length - 1),
      };
    case 'change-password':
      return { device, password: random.integer(0, passwords.length - 1) };
    case 'protocol':
      return {
        device,
        major: random.pick([protocolVersion - 1, protocolVersion, protocolVersion, protocolVersion + 1]),
      };
    case 'start-workstation':
    case 'close-workstation':
    case 'revoke-device':
    case 'enrol-anew':
    case 'sign-in':
      return { device };
    default:
      return { device, seed };
  }
}

/** From minutes, by which access tokens end, over the months of leases and sessions to years, ahead and back. */
function drawJumpMs(random: SeededRandom): number {
  const size = random.pick([6 * 60_000, dayMs, 4 * dayMs, 40 * dayMs, 95 * dayMs, 400 * dayMs, 3650 * dayMs]);
  return random.chance(0.75) ? size : -size;
}
