export {};

declare global {
  interface Window {
    /** Present in the Electron host only: put there by the preload. */
    readonly duebook?: {
      /**
       * Asks for a port to the engine. It comes as a message of this window named `duebook:engine-port`,
       * now and again whenever the engine was restarted: a MessagePort cannot cross Electron's context bridge.
       */
      readonly requestEnginePort: () => void;
    };
  }
}
