import { implement } from '@orpc/server';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import type { ThresholdView } from '../../src-shared/contract/threshold-view.ts';
import type { EngineServices } from './engine-services.ts';
import { watchValue } from './list-routes.ts';
import { createIncomingFile } from './portable/incoming-file.ts';
import { putWork, saveWork, takeWork } from './portable/portable-work.ts';
import { contactRules, deviceReport, diagnostics, makeBackup } from './settings-device.ts';
import { enrol, enrolmentOffer, startDemo } from './settings-enrolment.ts';
import { typed } from './typed-failures.ts';

const os = implement(engineContract);

const openThreshold: ThresholdView = {
  ...{
    state: 'open',
    ways: [],
    backupAt: null,
    restoreNeedsPassphrase: false,
    contact: null,
    waitSeconds: 0,
  },
  keyChangeFraction: null,
};

/** Lock, first start and what a person sets or looks up about this device. */
export function settingsRoutes(services: EngineServices) {
  return {
    enrolment: {
      offer: os.enrolment.offer.handler(() => enrolmentOffer(services)),
      enrol: os.enrolment.enrol.handler(({ input, errors }) =>
        typed(errors.FAILED, () => enrol(services, input)),
      ),
      demo: os.enrolment.demo.handler(({ input, errors }) =>
        typed(errors.FAILED, () => startDemo(services, input.role)),
      ),
    },
    lock: lockRoutes(services),
    threshold: {
      watch: os.threshold.watch.handler(({ signal }) =>
        watchValue(services, [], () => openThreshold, signal),
      ),
      // Whoever asks has come too late: it is open.
      open: os.threshold.open.handler(() => undefined),
      tryAgain: os.threshold.tryAgain.handler(() => undefined),
      forgotten: os.threshold.forgotten.handler(() => undefined),
      restore: os.threshold.restore.handler(() => undefined),
      startAnew: os.threshold.startAnew.handler(() => undefined),
    },
    device: {
      report: os.device.report.handler(({ errors }) =>
        typed(errors.FAILED, async () => deviceReport(services)),
      ),
      backup: os.device.backup.handler(({ errors }) => typed(errors.FAILED, () => makeBackup(services))),
      diagnostics: os.device.diagnostics.handler(({ errors }) =>
        typed(errors.FAILED, () => diagnostics(services)),
      ),
      ...portableRoutes(services),
      contactRules: os.device.contactRules.handler(({ signal }) =>
        watchValue(services, ['session'], () => contactRules(services), signal),
      ),
    },
  };
}

/** What a person takes from one workstation to another. */
function portableRoutes(services: EngineServices) {
  const incoming = createIncomingFile();
  return {
    saveWork: os.device.saveWork.handler(({ input, errors }) =>
      typed(errors.FAILED, () => saveWork(services, input.passphrase)),
    ),
    putWork: os.device.putWork.handler(({ input, errors }) =>
      typed(errors.FAILED, () => putWork(incoming, input)),
    ),
    takeWork: os.device.takeWork.handler(({ input, errors }) =>
      typed(errors.FAILED, () => takeWork(services, incoming, input.passphrase)),
    ),
  };
}

function lockRoutes(services: EngineServices) {
  const { lock } = services;
  return {
    watch: os.lock.watch.handler(({ signal }) =>
      watchValue(services, ['session'], () => lock.view(), signal),
    ),
    touch: os.lock.touch.handler(() => lock.touch()),
    now: os.lock.now.handler(({ errors }) => typed(errors.FAILED, async () => lock.now())),
    open: os.lock.open.handler(({ input, errors }) =>
      typed(errors.FAILED, () => lock.open(input.passphrase)),
    ),
    setPassphrase: os.lock.setPassphrase.handler(({ input, errors }) =>
      typed(errors.FAILED, () => lock.setPassphrase(input.present, input.next)),
    ),
    setIdleMinutes: os.lock.setIdleMinutes.handler(({ input, errors }) =>
      typed(errors.FAILED, async () => lock.setIdleMinutes(input.minutes)),
    ),
    changeKey: os.lock.changeKey.handler(({ input, errors }) =>
      typed(errors.FAILED, () => lock.changeKey(input.passphrase)),
    ),
  };
}
