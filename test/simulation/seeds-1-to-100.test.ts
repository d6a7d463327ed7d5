import { seedTests } from './seeds.contract.ts';

seedTests(1, 100);
