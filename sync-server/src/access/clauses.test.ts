// Each clause of the small parts alone, and each bound on both of its sides.
import { createDeviceKey } from '@baton/ledger/keys';
import { describe, expect, test } from 'vitest';
import { cookiesOf, cookieText, proofCookie, readCookies, signOnCookie } from './cookies.ts';
import { isOperator, operatorProof } from './operator.ts';
import { isLoopback, isOwnFetch, isOwnOrigin, isThisMachine } from './origin.ts';
import { isWithin, Once } from './once.ts';
import { networkOf, Rate } from './rate.ts';
import { SessionBook } from './session-book.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
class Clock {
  at = 1_000 * day;
  now = (): number => this.at;
}

describe('where it comes from', () => {
  test('[S40] its own pages, with port and scheme, and whoever IT names; no page, no host and no other name for it is', () => {
    const own = (origin?: string, host: string | undefined = 'relay.example:4848', more: readonly string[] = []) =>
      isOwnOrigin(origin, host, more);
    expect([
      own('https://relay.example:4848'),
      own('http://relay.example:4848'),
      own('https://Relay.Example:4848'),
    ]).toEqual([true, true, true]);
    expect(own('https://pages.example', 'relay.example', ['https://pages.example'])).toBe(true);
    const foreign = [
      undefined,
      'null',
      '',
      'https://relay.example',
      'https://relay.example:4849',
      'https://evil.example',
      'https://a.relay.example:4848',
      'https://relay.example:4848.evil.example',
      'https://relay.example:4848/',
      'ftp://relay.example:4848',
      'https://evil.example?https://relay.example:4848',
    ];
    expect(foreign.filter((origin) => own(origin))).toEqual([]);
    expect(isOwnOrigin('https://relay.example', undefined, ['https://relay.example'])).toBe(false);
  });

  test('[S40] a browser that says so comes from the page itself, and one that says nothing may', () => {
    expect([undefined, 'same-origin', 'same-site', 'cross-site', 'none'].map(isOwnFetch)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('[S46] this machine is told by its address, and its pages by a few names', () => {
    const here = ['127.0.0.1', '127.9.8.7', '::1', '::ffff:127.0.0.1'];
    const elsewhere = [undefined, '', '192.0.2.7', '10.127.0.1', '127.0.0.1.evil', '::2', '::ffff:192.0.2.1', '1::1'];
    expect([here.every(isLoopback), elsewhere.some(isLoopback)]).toEqual([true, false]);
    const names = ['localhost', 'LOCALHOST:4848', '127.0.0.1:1', '[::1]:4848', '[::1]'];
    const others = [
      '',
      'localhost.evil.example',
      'evil-localhost',
      '127.0.0.2',
      '[::2]',
      'localhost:',
      'localhost:1:2',
    ];
    expect([names.every(isThisMachine), others.some(isThisMachine)]).toEqual([true, false]);
  });

  test('[S53] networks: whole addresses, shortened ones at either end, and those that are none', () => {
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('1::')).toBe('1:0:0:0::/64');
    expect(networkOf('1:2:3:4:5:6:7::')).toBe('1:2:3:4::/64');
    expect(networkOf('1::5:6:7:8')).toBe('1:0:0:0::/64');
    expect(networkOf('1:2::4:5:6:7:8')).toBe('1:2:0:4::/64');
    expect(networkOf('0:00:000:0000:1:2:3:4')).toBe('0:0:0:0::/64');
    expect(networkOf('')).toBe('');
  });
});

describe('how often', () => {
  const allowance = { burst: 3, perMinute: 6 };
  const open = () => {
    const clock = new Clock();
    return { clock, rate: new Rate(clock.now) };
  };
  test('[S44] so many at once, then as they come back, never more than at once; each asks for themselves', () => {
    const { clock, rate } = open();
    expect([1, 2, 3, 4].map(() => rate.take('a', allowance))).toEqual([true, true, true, false]);
    expect([rate.take('b', allowance), rate.left('b', allowance), rate.left('a', allowance)]).toEqual([true, 2, 0]);
    clock.at += 9_999;
    expect([rate.has('a', allowance), rate.take('a', allowance)]).toEqual([false, false]);
    clock.at += 1;
    expect([rate.has('a', allowance), rate.take('a', allowance), rate.has('a', allowance)]).toEqual([
      true,
      true,
      false,
    ]);
    clock.at += day;
    expect([rate.left('a', allowance), rate.take('a', allowance, 3), rate.take('a', allowance, 1)]).toEqual([
      3,
      true,
      false,
    ]);
    // A clock that was set back neither gives nor takes.
    clock.at -= day;
    expect(rate.left('a', allowance)).toBe(0);
    clock.at += 10_000;
    expect(rate.left('a', allowance)).toBe(1);
  });
  test('[S44] what was no use is given back, up to what there was', () => {
    const { rate } = open();
    rate.take('a', allowance, 2);
    rate.give('a', allowance);
    expect(rate.left('a', allowance)).toBe(2);
    for (let times = 0; times < 5; times += 1) rate.give('a', allowance);
    expect(rate.left('a', allowance)).toBe(3);
  });
  test('[S44] of many the one not seen for longest is forgotten', () => {
    const { rate } = open();
    rate.take('first', allowance, 3);
    rate.take('second', allowance, 3);
    rate.has('first', allowance);
    for (let at = 0; at < 19_999; at += 1) rate.has(`other ${at}`, allowance);
    expect([rate.left('first', allowance), rate.left('second', allowance)]).toEqual([0, 3]);
  });
});

describe('once', () => {
  const open = (most?: number) => {
    const clock = new Clock();
    const once = new Once<string>({ now: clock.now, lifeMs: minute, ...(most === undefined ? {} : { most }) });
    return { clock, once };
  };
  test('[S49] good once and for its time; looked at as often as one likes; unknown ones are good for nothing', () => {
    const { clock, once } = open();
    const [ticket, other] = [once.give('ticket'), once.give('other')];
    expect(ticket).not.toBe(other);
    expect([once.look(ticket), once.look(ticket), once.redeem(ticket)]).toEqual(['ticket', 'ticket', 'ticket']);
    expect([once.redeem(ticket), once.look(ticket), once.redeem('A'.repeat(43))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    clock.at += minute - 1;
    expect(once.look(other)).toBe('other');
    clock.at += 1;
    expect([once.look(other), once.redeem(other)]).toEqual([undefined, undefined]);
  });
  test('[S49] a clock that is set back by more than a minute makes none live longer', () => {
    const { clock, once } = open();
    const ticket = once.give('ticket');
    clock.at -= minute;
    expect(once.look(ticket)).toBe('ticket');
    clock.at -= 1;
    expect([once.look(ticket), once.redeem(ticket)]).toEqual([undefined, undefined]);
    expect([isWithin(10, { now: () => 10, lifeMs: 5 }), isWithin(11, { now: () => 10, lifeMs: 5 })]).toEqual([
      false,
      true,
    ]);
  });
  test('[S49] the oldest go beyond so many, and those that are told to', () => {
    const { once } = open(2);
    const [first, second, third] = ['first', 'second', 'third'].map((name) => once.give(name)) as [
      string,
      string,
      string,
    ];
    expect([once.look(first), once.look(second), once.look(third)]).toEqual([undefined, 'second', 'third']);
    once.dropWhere((name) => name === 'third');
    expect([once.look(second), once.look(third)]).toEqual(['second', undefined]);
  });
});

describe('sessions', () => {
  const open = () => {
    const clock = new Clock();
    return { clock, book: new SessionBook(':memory:', clock.now) };
  };
  const ann = { workspace: 'w', device: 'ann' };
  test('[S48] twelve idle hours, thirty days; what was seen a minute ago is written down', () => {
    const { clock, book } = open();
    const token = book.open(ann);
    clock.at += 12 * hour;
    expect(book.find(token)).toEqual(ann);
    expect(book.markOf(ann)?.seen).toBe(clock.at);
    clock.at += minute;
    book.find(token);
    expect(book.markOf(ann)?.seen).toBe(clock.at - minute);
    clock.at += 1;
    book.find(token);
    expect(book.markOf(ann)?.seen).toBe(clock.at);
    clock.at += 12 * hour + 1;
    expect([book.find(token), book.find(token)]).toEqual([undefined, undefined]);
    const long = book.open(ann);
    const made = clock.at;
    while (clock.at + 12 * hour <= made + 30 * day) {
      clock.at += 12 * hour;
      expect(book.find(long)).toEqual(ann);
    }
    clock.at = made + 30 * day + 1;
    expect(book.find(long)).toBeUndefined();
  });
  test('[S48] of a window that keeps nothing: a minute unused, and it is over; used, it lasts', () => {
    const { clock, book } = open();
    const token = book.open(ann, { brief: true });
    for (let at = 0; at < 5; at += 1) {
      clock.at += minute;
      expect(book.find(token)).toEqual(ann);
    }
    clock.at += minute + 1;
    expect([book.find(token), book.find(token)]).toEqual([undefined, undefined]);
  });
  test('[S48] under a clock that was set back by more than it may be idle it is over', () => {
    const { clock, book } = open();
    const token = book.open(ann);
    clock.at -= 12 * hour;
    expect(book.find(token)).toEqual(ann);
    const late = book.open(ann);
    clock.at -= 12 * hour + 1;
    expect(book.find(late)).toBeUndefined();
  });
  test('[S373] signing in ends the session that the browser brought along, and no other: nobody plants one', () => {
    const { book } = open();
    const [planted, other] = [
      book.open({ workspace: 'w', device: 'eve' }),
      book.open({ workspace: 'w', device: 'bo' }),
    ];
    const own = book.open(ann, { before: planted, agent: 'a browser' });
    expect([book.find(planted), book.find(other)?.device, book.find(own)]).toEqual([undefined, 'bo', ann]);
    expect([own === planted, book.markOf(ann)?.agent]).toEqual([false, 'a browser']);
  });
  test('[S190] signed out by name, in that workspace, and told at once; let in again the mark is gone', () => {
    const { book } = open();
    const heard: unknown[] = [];
    const stop = book.onSignOut((workspace, devices) => heard.push([workspace, devices]));
    const elsewhere = { workspace: 'other', device: 'ann' };
    const tokens = [ann, { workspace: 'w', device: 'bo' }, elsewhere].map((session) => book.open(session));
    book.signOut('w', ['ann', 'never seen']);
    expect(tokens.map((token) => book.find(token)?.device)).toEqual([undefined, 'bo', 'ann']);
    expect(heard).toEqual([['w', ['ann', 'never seen']]]);
    expect([
      book.markOf(ann)?.signedOut,
      book.markOf(elsewhere)?.signedOut,
      book.markOf({ ...ann, device: 'no' }),
    ]).toEqual([true, false, undefined]);
    book.letIn(ann);
    stop();
    book.signOut('w', []);
    expect([book.markOf(ann)?.signedOut, heard.length]).toEqual([false, 1]);
    const again = book.open(ann);
    book.end(again);
    expect(book.find(again)).toBeUndefined();
  });
});

describe('cookies', () => {
  test('[S47] each is this host’s alone, for TLS, read by no script, and forgotten by an empty one', () => {
    for (const text of [cookieText({ workspace: 'w1', token: 'a' }), proofCookie('a'), signOnCookie('a')]) {
      expect(text).toMatch(/^__Host-[\w-]+=a; Path=\/; Secure; HttpOnly; SameSite=(?:Strict|Lax); Max-Age=[1-9]\d+$/u);
      expect(text).not.toContain('Domain');
    }
    expect([signOnCookie('a').includes('SameSite=Lax'), proofCookie('a').includes('SameSite=Strict')]).toEqual([
      true,
      true,
    ]);
    expect(cookieText({ workspace: 'w1', token: 'a' })).toContain('__Host-baton-w1=a');
    expect(cookieText({ workspace: 'w1', token: 'a' })).toContain('SameSite=Strict; Max-Age=2592000');
    for (const text of [cookieText({ workspace: 'w1', token: null }), proofCookie(null), signOnCookie(null)])
      expect(text).toMatch(/^__Host-[\w-]+=; .*Max-Age=0$/u);
  });
  test('[S47] a header is read whatever stands in it: no name reaches further, and only sessions are sessions', () => {
    const header = ' __Host-baton-w1 = one;__proto__=2; constructor=3;=4;five;__Host-proof-of-baton=6;a=b=c';
    const read = readCookies(header);
    expect({ ...read }).toEqual(
      Object.fromEntries([
        ['__Host-baton-w1', 'one'],
        ['__proto__', '2'],
        ['constructor', '3'],
        ['__Host-proof-of-baton', '6'],
        ['a', 'b=c'],
      ]),
    );
    expect(readCookies('')['toString']).toBeUndefined();
    expect(cookiesOf(header)).toEqual(['one']);
  });
  test('[S116] the word of who runs the relay is of its key alone', async () => {
    const [key, other] = [await createDeviceKey(), await createDeviceKey()];
    const word = await operatorProof(key);
    expect(word).toMatch(/^Bearer [\w-]{43}$/u);
    expect(
      await Promise.all([
        isOperator(key, word),
        isOperator(other, word),
        isOperator(key, ''),
        isOperator(key, `${word}x`),
      ]),
    ).toEqual([true, false, false, false]);
  });
});
