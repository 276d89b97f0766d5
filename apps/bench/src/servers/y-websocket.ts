// @y/websocket-server as its own start script runs it: documents in memory.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { setupWSConnection } from '@y/websocket-server/utils';

const http = createServer();
const server = new WebSocketServer({ server: http });
server.on('connection', setupWSConnection);
http.listen(Number(process.env['PORT']), '127.0.0.1', () => {
  const address = http.address();
  console.log(`y-websocket at 127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
