import { createLucideIcon } from 'lucide-react';

/* Our own signs, drawn on lucide's 24 grid so that they take the same props. The inner mark is cut out in
   --sign-ground, by default the surface that the sign stands on. */

const ground = 'var(--sign-ground, var(--surface))';
const bar = { strokeWidth: 4 };
const faint = { strokeWidth: 4, opacity: 0.3 };
const ring = ['circle', { cx: 12, cy: 12, r: 9, key: 'ring' }] as const;
const solid = { fill: 'currentColor', stroke: 'none' };

export const GateIcon = createLucideIcon('gate', [
  ['path', { d: 'M5 3v18M19 3v18', key: 'posts' }],
  ['path', { d: 'm10 8 4 4-4 4', key: 'arrow' }],
]);

export const LaterIcon = createLucideIcon('status-later', [
  ['circle', { cx: 12, cy: 12, r: 9, strokeDasharray: '3.2 3.8', key: 'ring' }],
]);
export const TodoIcon = createLucideIcon('status-todo', [[...ring]]);
export const DoingIcon = createLucideIcon('status-doing', [
  [...ring],
  ['path', { d: 'M12 7a5 5 0 0 1 0 10z', fill: 'currentColor', strokeWidth: 1, key: 'half' }],
]);
export const ReviewIcon = createLucideIcon('status-review', [
  [...ring],
  ['path', { d: 'M12 7v5H7a5 5 0 1 0 5-5z', fill: 'currentColor', strokeWidth: 1, key: 'most' }],
]);
export const DoneIcon = createLucideIcon('status-done', [
  ['circle', { cx: 12, cy: 12, r: 10, ...solid, key: 'disc' }],
  ['path', { d: 'm7.8 12.3 2.9 2.9 5.6-6', stroke: ground, strokeWidth: 2.4, key: 'tick' }],
]);

export const WaitingIcon = createLucideIcon('mark-waiting', [
  [...ring],
  ['path', { d: 'M9.7 9v6M14.3 9v6', key: 'pause' }],
]);
export const BlockedIcon = createLucideIcon('mark-blocked', [
  ['path', { d: 'M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2z', ...solid, key: 'sign' }],
  ['path', { d: 'M8 12h8', stroke: ground, strokeWidth: 2.6, key: 'bar' }],
]);

export const PriorityOneIcon = createLucideIcon('priority-1', [
  ['rect', { x: 2, y: 2, width: 20, height: 20, rx: 5, ...solid, key: 'tile' }],
  ['path', { d: 'M12 7v6M12 16.6v.2', stroke: ground, strokeWidth: 2.6, key: 'mark' }],
]);
export const PriorityTwoIcon = createLucideIcon('priority-2', [
  ['path', { d: 'M5 20v-5M12 20v-9M19 20V5', ...bar, key: 'all' }],
]);
export const PriorityThreeIcon = createLucideIcon('priority-3', [
  ['path', { d: 'M5 20v-5M12 20v-9', ...bar, key: 'two' }],
  ['path', { d: 'M19 20V5', ...faint, key: 'third' }],
]);
export const PriorityFourIcon = createLucideIcon('priority-4', [
  ['path', { d: 'M5 20v-5', ...bar, key: 'one' }],
  ['path', { d: 'M12 20v-9M19 20V5', ...faint, key: 'others' }],
]);
