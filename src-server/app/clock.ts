/** Now, as an instant. Injected, so that tests and simulations decide what time it is. */
export type Clock = () => Date;
