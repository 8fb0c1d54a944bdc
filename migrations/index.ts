import { Beginning1764000000000 } from './1764000000000-Beginning.js';

/** Every migration, oldest first. A new one is a file beside this and a line here. */
export const migrations = [Beginning1764000000000];
