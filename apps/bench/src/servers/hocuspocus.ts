// Hocuspocus with its defaults, but for how much one socket may ask for and write at once (a device here has 5,000 documents): in
// memory, or with its database extension on node:sqlite.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';

function databaseExtension(): Database {
  const database = new DatabaseSync(join(process.env['BATON_DATA'] ?? '.', 'hocuspocus.sqlite'));
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  database.exec('create table if not exists docs (name text primary key, state blob)');
  const read = database.prepare('select state from docs where name = ?');
  const write = database.prepare('insert or replace into docs values (?, ?)');
  return new Database({
    fetch: async ({ documentName }) => (read.get(documentName)?.['state'] as Uint8Array | undefined) ?? null,
    store: async ({ documentName, state }) => void write.run(documentName, state),
  });
}

const server = new Server({
  quiet: true,
  maxPendingDocuments: 10_000,
  maxUnauthenticatedQueueMessages: 100_000,
  address: '127.0.0.1',
  extensions: process.argv[2] === 'sqlite' ? [databaseExtension()] : [],
});
await server.listen(Number(process.env['PORT']));
console.log(`hocuspocus at 127.0.0.1:${server.address.port}`);
