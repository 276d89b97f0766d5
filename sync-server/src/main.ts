// The program: a relay for people. Says on stdout where to open it, and on stderr (as JSON) what goes wrong.
import { networkInterfaces } from 'node:os';
import { relative } from 'node:path';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { startRelay, type StartOptions } from './start.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const stopMs = 5_000;

function addressesOf(host: string, port: number): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [`http://${host}:${port}/`];
  const found = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return found
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}/`);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const onTrouble: StartOptions['onTrouble'] = ({ what, detail }) => log.warn({ detail }, what);
  const { port, stop } = await startRelay({ ...config, readyToCut: true, onTrouble });
  // Before it is said to be ready: whoever waits for that may tell it to stop at once.
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopMs).unref();
    stop().then(
      () => process.exit(0),
      (fault: unknown) => {
        log.error({ fault: String(fault) }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  say(`Baton is ready:  http://localhost:${port}/`);
  const others = addressesOf(config.host, port);
  if (others.length > 0)
    say(`From other machines it answers at ${others.join(' and ')}, but browsers give a page no keys, locks or`);
  if (others.length > 0)
    say('offline store over plain http: for colleagues, put TLS in front (Caddy or nginx) and open it as https.');
  say(`Data: ${config.dataFolder}`);
  if (!relative(config.dataFolder, config.secretFile).startsWith('..'))
    say('The relay’s secret lies inside its data directory: whoever copies the one has the other. Set BATON_SECRET.');
}

main().catch((fault: unknown) => {
  process.stderr.write(`baton: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
});
