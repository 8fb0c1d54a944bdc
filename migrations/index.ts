import { Beginning1764000000000 } from './1764000000000-Beginning.js';
import { Search1764100000000 } from './1764100000000-Search.js';
import { Outbox1764200000000 } from './1764200000000-Outbox.js';
import { Lists1764300000000 } from './1764300000000-Lists.js';
import { Desk1764400000000 } from './1764400000000-Desk.js';
import { SignIn1764410000000 } from './1764410000000-SignIn.js';
import { Visibility1764420000000 } from './1764420000000-Visibility.js';
import { Workflow1764430000000 } from './1764430000000-Workflow.js';
import { Verdicts1764440000000 } from './1764440000000-Verdicts.js';
import { Sealed1764450000000 } from './1764450000000-Sealed.js';
import { Reviews1764460000000 } from './1764460000000-Reviews.js';
import { Snapshots1764600000000 } from './1764600000000-Snapshots.js';
import { Webhooks1764700000000 } from './1764700000000-Webhooks.js';

/** Every migration, oldest first. A new one is a file beside this and a line here. */
export const migrations = [
	Beginning1764000000000,
	Search1764100000000,
	Outbox1764200000000,
	Lists1764300000000,
	Desk1764400000000,
	SignIn1764410000000,
	Visibility1764420000000,
	Workflow1764430000000,
	Verdicts1764440000000,
	Sealed1764450000000,
	Reviews1764460000000,
	Snapshots1764600000000,
	Webhooks1764700000000,
];
