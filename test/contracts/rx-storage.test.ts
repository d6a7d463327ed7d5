import { describeRxStorage } from './rx-storage.contract.ts';
import { memoryStorage, sqliteFileStorage, sqliteFolderStorage } from './storages-under-test.ts';

describeRxStorage('encrypted SQLite in a folder of its own', sqliteFolderStorage);
describeRxStorage('encrypted SQLite on a shared file', sqliteFileStorage);
describeRxStorage("RxDB's memory storage", memoryStorage);
