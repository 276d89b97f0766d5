// Why a workspace is not open yet, where that takes somebody's help: another tab stands in the way.
import { outsideValue } from './outside-value.ts';

const sentence = outsideValue<string | null>(null);

export const sayWaiting = sentence.say;
export const useWaitingToOpen = sentence.use;
