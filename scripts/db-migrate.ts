import { migrateDatabase } from '@/db/migrate';

const url = process.env['DATABASE_URL'];
if (!url) throw new Error('set DATABASE_URL to the database to migrate');
await migrateDatabase(url);
console.log('the database is up to date');
process.exit(0);
