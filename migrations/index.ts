import { Beginning1764000000000 } from './1764000000000-Beginning.js';
import { Lists1764300000000 } from './1764300000000-Lists.js';

/** Every migration, oldest first. A new one is a file beside this and a line here. */
export const migrations = [Beginning1764000000000, Lists1764300000000];
