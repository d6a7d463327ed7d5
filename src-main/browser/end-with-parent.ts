// Loaded before a program that this one has started: however this one ends, the other ends with it.
process.once('disconnect', () => process.exit(0));
