import { seedTests } from './seeds.contract.ts';

seedTests(101, 200);
