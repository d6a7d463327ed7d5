/** The only source of new ids in the engine. */
export type Ids = {
  /** A new UUID, never given before. */
  next(): string;
};
