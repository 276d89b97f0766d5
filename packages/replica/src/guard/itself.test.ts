import { expect, test } from 'vitest';
import { clientIdOf, relaySession } from '../client-id.ts';
import { asked, context, ok, refusedBy } from './asked.fixture.ts';
import { check } from './guard.ts';
import { cell, forge } from './forge.fixture.ts';

test('[G28] what a document says of itself nobody writes but the relay', () => {
  for (const of of ['records', 'restricted', 'feed', 'people', 'private'] as const)
    expect(asked([cell('~+min')], of, { person: null, personOf: () => 'ann' as never })).toMatchObject(
      refusedBy('itself'),
    );
  const relay = clientIdOf(1, 0, relaySession);
  const bytes = forge([{ client: relay, clock: 0, structs: [cell('~+min')] }]);
  expect(check(bytes, context('records', { isOwn: (client) => client === relay, person: null }))).toMatchObject(ok);
  expect(asked([cell('t~+min')])).toMatchObject(ok);
});
