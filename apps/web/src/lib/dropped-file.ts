// A file that was dropped somewhere on the workspace, on its way to the screen that takes it.
import { outsideValue } from './outside-value.ts';

const dropped = outsideValue<File | null>(null);

export const dropFile = dropped.say;
export const useDroppedFile = dropped.use;
