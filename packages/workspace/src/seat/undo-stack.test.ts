import type { WorkDecision } from '@baton/model/decided/schema';
import type { Gesture } from '@baton/replica/contract';
import { expect, test } from 'vitest';
import { decided, emptyStack, nameOf, popped, pushed, turned, undoable } from './undo-stack.ts';

const gesture = (name: string, cells = 1): Gesture => ({
  id: name,
  name,
  cells: Array.from({ length: cells }, (_, at) => ({
    doc: 'r/s/0',
    key: `t+${at}`,
    before: null,
    item: [1, at] as const,
  })),
});

test('[W11] gestures come back in the other order, and undone ones can be redone', () => {
  const two = pushed(pushed(emptyStack, gesture('one')), gesture('two'));
  expect(undoable(two)).toEqual({ undo: 'two', redo: null });
  const first = popped(two, 'undo');
  expect(first?.step.gesture?.name).toBe('two');
  const after = turned(first?.stack ?? emptyStack, 'undo', gesture('two'));
  expect(undoable(after)).toEqual({ undo: 'one', redo: 'two' });
  const again = popped(after, 'redo');
  expect(undoable(turned(again?.stack ?? emptyStack, 'redo', gesture('two')))).toEqual({ undo: 'two', redo: null });
});

test('[W11] a new gesture ends what could be redone', () => {
  const undone = turned(emptyStack, 'undo', gesture('old'));
  expect(undoable(undone).redo).toBe('old');
  expect(undoable(pushed(undone, gesture('new')))).toEqual({ undo: 'new', redo: null });
});

test('[W11] what wrote nothing is no step', () => {
  expect(pushed(emptyStack, null)).toBe(emptyStack);
  expect(pushed(emptyStack, gesture('nothing', 0))).toBe(emptyStack);
  expect(turned(emptyStack, 'undo', gesture('nothing', 0))).toBe(emptyStack);
  expect(popped(emptyStack, 'undo')).toBeNull();
});

test('[W11] the oldest steps are forgotten', () => {
  let stack = emptyStack;
  for (let at = 0; at < 250; at += 1) stack = pushed(stack, gesture(`g${at}`));
  expect(stack.undo).toHaveLength(200);
  expect(stack.undo[0]?.gesture?.name).toBe('g50');
});

const left: WorkDecision = { type: 'column-left', space: 's1' as never, task: 't1', column: 'c1' };

test('[W570] what is decided is a step of its own, or one with the gesture that it goes with while that is the last', () => {
  const moved = gesture('moveTask');
  const beside = decided(pushed(emptyStack, moved), left, moved);
  expect(beside.undo).toEqual([{ gesture: moved, said: [left] }]);
  const later = decided(pushed(beside, gesture('renameTask')), left, moved);
  expect(later.undo.map(nameOf)).toEqual(['moveTask', 'renameTask', 'column-left']);
  expect(decided(emptyStack, left, null).undo).toEqual([{ gesture: null, said: [left] }]);
  expect(undoable(decided(turned(emptyStack, 'undo', gesture('old')), left, null)).redo).toBeNull();
});
