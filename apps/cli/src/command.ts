/** @param args what stands behind the command's name. @returns the exit status. A thrown error's message is the sentence shown. */
export type Command = (args: string[]) => Promise<number>;
