import { changeInvoices, openInvoiceDatabase } from './live-invoices.ts';

const [folder = ''] = process.argv.slice(2);
const database = await openInvoiceDatabase(folder);
await changeInvoices(database);
await database.close();
