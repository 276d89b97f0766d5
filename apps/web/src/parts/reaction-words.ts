// How the signs of a reaction are drawn and said. One that this version does not know is said as its own word.
import { CircleCheck, Eye, HandHeart, Heart, type LucideIcon, PartyPopper, Smile, ThumbsUp } from 'lucide-react';
import type { Sign } from '@baton/model/reaction/schema';

interface Picture {
  readonly icon: LucideIcon;
  readonly label: string;
}
export const signPictures: Readonly<Record<Sign, Picture>> = {
  agree: { icon: ThumbsUp, label: 'Agree' },
  thanks: { icon: HandHeart, label: 'Thanks' },
  heart: { icon: Heart, label: 'Heart' },
  celebrate: { icon: PartyPopper, label: 'Celebrate' },
  done: { icon: CircleCheck, label: 'Done' },
  looking: { icon: Eye, label: 'Looking at it' },
};
export const isSign = (sign: string): sign is Sign => Object.hasOwn(signPictures, sign);
export const pictureOf = (sign: string): Picture => (isSign(sign) ? signPictures[sign] : { icon: Smile, label: sign });
