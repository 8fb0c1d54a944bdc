import { balance1 } from './balance.js';

/** Every scoring method on offer; the first is the default. To add one: a file beside this, and a line here. */
export const methods = [balance1] as const;

export type ContestednessMethod = (typeof methods)[number];
export const defaultMethod: ContestednessMethod = methods[0];
