import type { Work } from './office.js';

/**
 * The person who acts, who is one and the same whether they are signed in or their key is used; '' with a problem noted where
 * nobody is: the system and the public are no persons.
 */
export function requirePerson({ actor, problems }: Work, path: string): string {
	if (actor.userId !== null) return actor.userId;
	problems.add('NOT_PERMITTED', path, `this is for a person to judge; ${actor.name} is none`);
	return '';
}
