// A strong step at a device: signed, then asked of its person with their passkey, and brought to the relay with its word.
import { makePasskey, type TestPasskey } from '@baton/ledger/test/authenticator';
import type { Decision } from '@baton/model/directory/schema';
import { expect, test } from 'vitest';
import type { ToConfirm } from '../contract.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { during } from '../test/watching.ts';

async function annWithPasskey() {
  const scene: Scene = await openScene();
  const bo = await scene.join();
  const ann = await scene.open(scene.ann);
  const passkey = await makePasskey();
  const { id, key, rpId, origin } = passkey;
  const { person } = ann.workspace.world.me;
  const sign = (decision: Decision) => during(scene, ann.workspace.sign('dir', decision, null), 300);
  await sign({ type: 'passkey-added', person, passkey: { id, key, rpId, origin, guards: true } });
  const promote: Decision = { type: 'person-role-set', person: bo.person, role: 'admin' };
  const roleOfBo = () => ann.workspace.world.directory.persons[bo.person]?.role;
  return { scene, ann, bo, passkey, sign, promote, roleOfBo };
}
const saying = (passkey: TestPasskey, asked: ToConfirm[]) => async (one: ToConfirm) => {
  asked.push(one);
  return passkey.assert(one.challenge);
};

test('[W419] a strong step is asked of the person with their passkey, with what it decides, and then stands', async () => {
  const { ann, passkey, sign, promote, roleOfBo } = await annWithPasskey();
  const asked: ToConfirm[] = [];
  ann.workspace.onConfirm(saying(passkey, asked));
  expect(await sign(promote)).toMatchObject({ number: expect.any(Number) });
  expect(roleOfBo()).toBe('admin');
  expect(asked).toMatchObject([{ decision: promote, passkeys: [passkey.id], text: null }]);
});

test('[W419] who turns round, or is not asked, has decided nothing, and may do it again', async () => {
  const { ann, passkey, sign, promote, roleOfBo } = await annWithPasskey();
  expect(await sign(promote)).toMatchObject({ refused: true, kind: 'needs-passkey' });
  const stop = ann.workspace.onConfirm(async () => null);
  expect(await sign(promote)).toMatchObject({ refused: true, kind: 'needs-passkey' });
  stop();
  expect(roleOfBo()).toBe('member');
  ann.workspace.onConfirm(saying(passkey, []));
  await sign(promote);
  expect(roleOfBo()).toBe('admin');
});

test('[W419] a word of another passkey is refused by the relay', async () => {
  const { ann, sign, promote, roleOfBo } = await annWithPasskey();
  ann.workspace.onConfirm(saying(await makePasskey(), []));
  expect(await sign(promote)).toMatchObject({ refused: true, kind: 'not-allowed' });
  expect(roleOfBo()).toBe('member');
});
