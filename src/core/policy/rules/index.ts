import type { Rule } from '../rule.js';
import type { RuleName } from '../settings.js';
import { accusationOnRecord } from './accusationOnRecord.js';
import { independentOrigins } from './independentOrigins.js';
import { quotesVerified } from './quotesVerified.js';
import { rightOfReply } from './rightOfReply.js';
import { secondReader } from './secondReader.js';
import { unnamedApproved } from './unnamedApproved.js';

/** Every rule, in the order in which a desk reads them. A new one is a file beside this, a name in settings.ts and a line here. */
export const rules: readonly Rule[] = [
	independentOrigins,
	accusationOnRecord,
	rightOfReply,
	quotesVerified,
	secondReader,
	unnamedApproved,
];

export function ruleOf(name: RuleName): Rule {
	const found = rules.find((one) => one.name === name);
	if (!found) throw new Error(`there is no rule ${name}`);
	return found;
}
