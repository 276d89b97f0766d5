// Lengths: none of zero (Yjs loses its way in them), hollow structs only so long that no author's clock runs away.
import { frameLimits } from './limits.ts';
import { isHollow } from './read.ts';
import { refusal, type Rule } from './rule.ts';

const farthest = Number.MAX_SAFE_INTEGER / 2;

export const bounds: Rule = ({ structs, runs }, { limits = frameLimits }) => {
  let hollow = 0;
  for (const struct of structs) {
    if (!(struct.length > 0)) return refusal('bounds', 'a struct without length');
    if (isHollow(struct)) hollow += struct.length;
  }
  if (hollow > limits.hollow) return refusal('bounds', 'more deleted clocks than an update may bring');
  return runs.some(({ to }) => !(to < farthest)) ? refusal('bounds', 'a clock beyond the end') : undefined;
};
