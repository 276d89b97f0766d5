// The practical limit: a relay that reads a document's name, keeps the bytes (with `sqlite`: one synced commit for all
// that came in a turn) and passes them on. No Yjs, no access, no guard, no order that anybody could ask for again.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WebSocketServer, type WebSocket } from 'ws';

interface Came {
  readonly doc: string;
  readonly bytes: Buffer;
  readonly from: WebSocket;
}

function openLog(): (came: readonly Came[]) => void {
  if (process.argv[2] !== 'sqlite') return () => {};
  const database = new DatabaseSync(join(process.env['BATON_DATA'] ?? '.', 'floor.sqlite'));
  database.exec('pragma journal_mode = wal; pragma synchronous = full; create table log (doc text, bytes blob)');
  const insert = database.prepare('insert into log values (?, ?)');
  return (came) => {
    database.exec('begin');
    for (const { doc, bytes } of came) insert.run(doc, bytes);
    database.exec('commit');
  };
}

const keep = openLog();
const readers = new Map<string, Set<WebSocket>>();
let waiting: Came[] = [];

function turn(): void {
  const came = waiting;
  waiting = [];
  keep(came);
  for (const { doc, bytes, from } of came)
    for (const reader of readers.get(doc) ?? []) if (reader !== from) reader.send(bytes);
}

const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on('connection', (socket, request) => {
  const doc = (request.url ?? '/').slice(1);
  const those = readers.get(doc) ?? new Set();
  readers.set(doc, those.add(socket));
  socket.on('message', (bytes: Buffer) => {
    if (waiting.length === 0) setImmediate(turn);
    waiting.push({ doc, bytes, from: socket });
  });
  socket.on('close', () => those.delete(socket));
});
http.listen(Number(process.env['PORT']), '127.0.0.1', () => {
  const address = http.address();
  console.log(`floor at 127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
