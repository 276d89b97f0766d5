import type { BatonEnd } from '../baton-end.tsx';

/* People of the demo company, as far as the gallery needs them. */

export const tom: BatonEnd = { name: 'Tom Okafor', hue: 1 };
export const lena: BatonEnd = { name: 'Lena Brandt', hue: 5 };
export const yuki: BatonEnd = { name: 'Yuki Tanaka', hue: 4 };
export const ines: BatonEnd = { name: 'Ines Carvalho', hue: 2, isReader: true };
export const clara: BatonEnd = { name: 'Clara Park', hue: 5, guest: true };
