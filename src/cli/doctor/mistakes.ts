import type { UserError } from '../../core/result.js';
import { type Finding, wrong } from './check.js';

const ofKeys = ['SEAL_KEY', 'SEAL_KEY_FILE', 'AUDIT_KEY_FILE'];

/** Whether a mistake in the environment is about keys. */
export const isOfKeys = (mistake: UserError): boolean => ofKeys.includes(String(mistake.path[0]));

/** A mistake in the configuration, which says what helps behind its last semicolon. */
export function findingOf({ message }: UserError): Finding {
	const at = message.lastIndexOf('; ');
	return at < 0
		? wrong(message, 'docs/api.md says what each variable may be')
		: wrong(message.slice(0, at), message.slice(at + 2));
}
