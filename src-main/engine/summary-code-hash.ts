/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = 'bc93c71d8245662d5a11b7541859a6d71908746a6998959d934090a0fff99b9f';
