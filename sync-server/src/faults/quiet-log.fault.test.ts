// P6: what IT reads of a relay (its log at the most talkative, /metrics, /healthz) holds no title, name, text or id of
// anybody, whatever was asked of it, well or badly.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askOver, TestDevice, writer, type Invited, type Joined } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { frameAttacks } from './frame-attacks.fixture.ts';
import { httpAttacks } from './http-attacks.fixture.ts';
import { signalAndWait, startProcess, type RelayProcess } from './relay-process.fixture.ts';
import { socketAttacks } from './socket-attacks.fixture.ts';
import { deepOr } from './share.fixture.ts';
import { Target } from './target.fixture.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'baton-quiet-'));
const texts = {
  title: 'CanaryTitle',
  by: 'CanaryName',
  text: 'CanaryText',
  caret: 'CanaryCaret',
  place: 'CanaryPlace',
  mail: 'canary@mail.example',
  mailSecret: 'CanaryMailSecret',
};
const variants = deepOr({ deep: 5, share: 1 });
let running: RelayProcess;
let ann: TestDevice;
let bo: TestDevice;
let joined: Joined;
let invited: Invited;
beforeAll(async () => {
  // No mail server is there: each letter fails, and why is the sender's to know.
  const smtp = `smtp://baton:${texts.mailSecret}@127.0.0.1:9`;
  const mail = { BATON_SMTP_URL: smtp, BATON_MAIL_FROM: 'baton@mail.example', BATON_ADDRESS: 'https://mail.example' };
  running = await startProcess({ dataFolder, env: { BATON_LOG_LEVEL: 'trace', ...mail } });
  ann = await TestDevice.make(askOver(running.base));
  bo = await TestDevice.make(askOver(running.base));
  joined = await ann.found(texts.title);
  invited = await ann.invite(joined, { by: texts.by, uses: 9 });
  await bo.accept(invited);
});
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

/** Everything that must not be read there. */
const canaries = (): readonly string[] => [
  ...Object.values(texts),
  ...[ann, bo].flatMap(({ person, device, cookie, key }) => [
    person,
    device,
    cookie.split('=')[1] ?? '',
    key.publicKey,
  ]),
  joined.workspace,
  joined.space,
  invited.invitation,
  invited.secret,
];
async function readByIt(): Promise<string> {
  const [metrics, health] = await Promise.all(
    ['/metrics', '/healthz'].map(async (path) => (await fetch(running.base + path)).text()),
  );
  expect(metrics).toContain('baton_');
  // And what they hand to whoever helps them.
  await ann.signIn(joined);
  const diagnostics = await ann.get(`/api/health/${joined.workspace}/diagnostics`);
  expect([diagnostics.status, diagnostics.json.format]).toEqual([200, 'baton-diagnostics']);
  return `${running.said()}\n${metrics}\n${health}\n${JSON.stringify(diagnostics.json)}`;
}
const foundIn = (said: string): readonly string[] => canaries().filter((canary) => said.includes(canary));

async function askEverything(): Promise<void> {
  const { workspace, secret } = invited;
  const doc = `r/${joined.space}/0`;
  await ann.signIn(joined);
  await ann.post('/api/invitations/look', { workspace, secret });
  const bound = await ann.invite(joined, { by: texts.by, mail: texts.mail });
  const { invitation } = bound;
  const letter = { workspace, invitation, secret: bound.secret, mail: texts.mail };
  expect((await ann.post('/api/letters', letter)).json.refused).toBe('not-sent');
  await ann.post('/api/letters/trial', { workspace, mail: texts.mail });
  await ann.post('/api/invitations/code', { workspace, secret: bound.secret, mail: texts.mail });
  await ann.post('/api/joins', { workspace, name: texts.text, says: texts.text });
  await ann.post('/api/device-codes', { workspace });
  await ann.post('/api/history', { workspace, doc });
  await ann.propose(joined, { type: 'space-titled', space: joined.space }, texts.title);
  await ann.get(`/api/standing?workspace=${workspace}`);
  for (const path of ['tickets', 'statements', 'sessions', 'recoveries', 'workspaces', 'invitations/accept', 'history'])
    await ann.post(`/api/${path}`, { workspace, doc: texts.text, text: texts.text, secret });
  await ann.send(`/api/${texts.text}`, {});
  await ann.send(`/w/${workspace}/${texts.text}`, {});
}

async function sayEverything(): Promise<void> {
  const page = `p/${joined.space}/t${'0'.repeat(17)}`;
  const doc = `r/${joined.space}/0`;
  const links = await Promise.all([ann, bo].map((device) => TestLink.open(running.base, { device, joined })));
  const [link] = links;
  if (!link) throw new Error('nobody is there');
  for (const one of links) await one.live();
  link.push(1, [writer(ann, doc)(texts.text)]);
  await link.acked(1);
  link.send({ type: 'present', at: texts.place, on: doc, field: texts.text });
  link.send({ type: 'hold', docs: [page, texts.text] });
  link.send({ type: 'drop', docs: [page, texts.text] });
  link.send({ type: 'caret', doc: page, bytes: new TextEncoder().encode(texts.caret) });
  // Refused: another's client id, a document that is none, an entry that is said to be bad.
  link.push(2, [{ ...writer(bo, doc)(texts.text), doc: texts.text }]);
  link.push(3, [writer(bo, doc)(texts.text)]);
  link.send({ type: 'bad', number: 1, reason: `${texts.text} of ${ann.person}` });
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (const one of links) one.socket.terminate();
}

test('[S196] [S430] under all routes, all frames and all attacks, no title, name, text, id or secret is in what IT reads', async () => {
  await askEverything();
  await sayEverything();
  expect(foundIn(await readByIt())).toEqual([]);
  const mallory = await TestDevice.make(askOver(running.base));
  await mallory.accept(invited);
  const target = new Target(running.base, joined, mallory);
  for (const attack of [...httpAttacks, ...frameAttacks, ...socketAttacks])
    for (let variant = 0; variant < variants; variant += 1) await attack.run(target, variant).catch(() => undefined);
  const said = await readByIt();
  expect(foundIn(said)).toEqual([]);
  expect([mallory.person, mallory.device].filter((id) => said.includes(id))).toEqual([]);
  await signalAndWait(running, 'SIGTERM');
  expect(foundIn(running.said())).toEqual([]);
  // It was not silent: what a device says is damaged is told to IT, by number.
  expect(running.said()).toMatch(/"msg":"/);
});

test('[S196] the check can fail: a title in the log is found', () => {
  expect(foundIn(`{"msg":"a request failed","detail":"${texts.title}"}`)).toEqual([texts.title]);
});
