/** What the simulation holds the product to. */
export const checkNames = [
  'promise 1: a confirmed command is never lost',
  'promise 2: exactly once',
  'promise 3: replicas converge and know it',
  'promise 4: nobody receives what is outside of their scope',
  'promise 5: one bad document or command never stops the others',
  'promise 6: an outbox is handed in however late',
  'a command is handed in by its author alone',
  'cash adds up',
  'nothing is promised or disputed above a balance',
  'a command means the same on engine and server',
  'an approval is given by somebody else',
  'a plan adds up',
  'a receipt is a fact',
  'receipt numbers are unique and gap-free',
  'the audit chain is intact',
  'idle after healing',
  'no fault of the program itself',
] as const;
export type CheckName = (typeof checkNames)[number];

export type Violation = { readonly check: CheckName; readonly detail: string };
