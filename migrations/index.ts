import { Beginning1764000000000 } from './1764000000000-Beginning.js';
import { Outbox1764200000000 } from './1764200000000-Outbox.js';

/** Every migration, oldest first. A new one is a file beside this and a line here. */
export const migrations = [Beginning1764000000000, Outbox1764200000000];
