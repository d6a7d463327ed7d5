type Wakeable = { readonly sync: { wake(): Promise<void> } };

/** Has the engine connect anew when the browser says that the network is back, instead of after its pause. */
export function wakeWithNetwork(events: EventTarget, client: () => Wakeable | null): void {
  events.addEventListener('online', () => {
    // Where the engine is lost as well it connects by itself when it is back.
    client()
      ?.sync.wake()
      .catch(() => undefined);
  });
}
