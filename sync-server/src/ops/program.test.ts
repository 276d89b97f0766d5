import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitAt, openProgram } from './program.ts';

const [one, other] = ['a1'.repeat(20), 'b2'.repeat(20)] as const;
const short = (commit: string): string => commit.slice(0, 10);
let tree: string;
const put = (name: string, text: string): void => {
  mkdirSync(dirname(join(tree, name)), { recursive: true });
  writeFileSync(join(tree, name), text);
};
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'baton-tree-'));
});
afterEach(() => rmSync(tree, { recursive: true }));

test('[S419] which commit runs is read from git’s own files: on a branch, packed away, or on none', async () => {
  put('.git/HEAD', 'ref: refs/heads/main\n');
  put('.git/packed-refs', `# pack-refs with: peeled\n${other} refs/heads/elsewhere\n${one} refs/heads/main\n`);
  expect(await commitAt(tree)).toBe(short(one));
  put('.git/refs/heads/main', `${other}\n`);
  expect(await commitAt(tree)).toBe(short(other));
  put('.git/HEAD', `${one}\n`);
  expect(await commitAt(tree)).toBe(short(one));
});

test('[S419] a work tree beside another one has its branch there', async () => {
  put('of/.git/worktrees/here/HEAD', 'ref: refs/heads/here\n');
  put('of/.git/worktrees/here/commondir', '../..\n');
  put('of/.git/refs/heads/here', `${one}\n`);
  put('here/.git', `gitdir: ${join(tree, 'of/.git/worktrees/here')}\n`);
  expect(await commitAt(join(tree, 'here'))).toBe(short(one));
});

test('[S419] without git, or with something else in its place, none is told; a reference out of its folder is not followed', async () => {
  expect(await commitAt(tree)).toBeNull();
  put('.git/HEAD', 'ref: ../../secret\n');
  put('secret', one);
  expect(await commitAt(tree)).toBeNull();
  put('.git/HEAD', 'not a commit\n');
  expect(await commitAt(tree)).toBeNull();
});

test('[S419] what was brought since the start is told apart: it waits for the next one', async () => {
  put('.git/HEAD', 'ref: refs/heads/main\n');
  put('.git/refs/heads/main', one);
  const program = await openProgram(tree);
  const node = process.versions.node;
  expect(await program()).toEqual({ commit: short(one), waiting: null, node });
  put('.git/refs/heads/main', other);
  expect(await program()).toEqual({ commit: short(one), waiting: short(other), node });
  put('.git/refs/heads/main', one);
  expect((await program()).waiting).toBeNull();
});
