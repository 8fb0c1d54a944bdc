import { type Instant, kindOfId } from './ids.js';
import { type Actor, lesserRole, type Seat } from './permissions.js';

/** What somebody proves with who they are: a key for programs, or the session that signing in has begun. */
export type CredentialKind = 'key' | 'session';

/** How many random bytes a secret has. */
export const secretBytes = 32;
const marks = { key: 'cck', session: 'ccs' } as const;
const tokenPattern = /^(cck|ccs)_([0-9a-z]{16})_([A-Za-z0-9_-]{43})$/;

/** What a token begins with, secret to nobody: it names the credential. */
export const prefixOf = (id: string): string =>
	`${kindOfId(id) === 'session' ? marks.session : marks.key}_${id.slice(4)}`;

/** What is shown: `cck_` or `ccs_`, the credential's name and its secret in base64url. */
export const tokenOf = (id: string, secret: string): string => `${prefixOf(id)}_${secret}`;

/** The credential that a token names, and the secret that would prove it; null where it is no token of ours. */
export function readToken(
	token: string,
): { readonly kind: CredentialKind; readonly id: string; readonly secret: string } | null {
	const [, mark, name, secret] = tokenPattern.exec(token) ?? [];
	if (!name || !secret) return null;
	const [kind, id] = mark === marks.key ? (['key', `key_${name}`] as const) : (['session', `ses_${name}`] as const);
	return kindOfId(id) === kind ? { kind, id, secret } : null;
}

/** A credential as it stands, without its secret. */
export interface Credential {
	readonly kind: CredentialKind;
	readonly id: string;
	readonly recordedAt: Instant;
	readonly expiresAt: Instant;
	readonly lastUsedAt: Instant | null;
	/** Since when it proves nothing any more. */
	readonly endedAt: Instant | null;
	/** What it is called, of a key. */
	readonly name: string | null;
	/** What a key may do at most, and where; null for a session, which may do what its user may. */
	readonly scope: Seat | null;
	readonly user: { readonly id: string; readonly name: string; readonly endedAt: Instant | null };
	/** The seats that its user has now. */
	readonly seats: readonly Seat[];
}

/**
 * Who acts by a credential, as things stand; null where it proves nothing (any more). A key may do what its user may at its
 * one desk, and no more than it was made for; where they have left that desk it is void. A clock that was set back does not
 * bring an expired one back further than to when it was last used.
 */
export function actorBy(credential: Credential, now: Instant): Actor | null {
	const { kind, id, scope, user, seats, endedAt, expiresAt, lastUsedAt } = credential;
	const moment = lastUsedAt !== null && lastUsedAt > now ? lastUsedAt : now;
	if (endedAt !== null || user.endedAt !== null || moment >= expiresAt) return null;
	if (kind === 'session' && msBetween(lastUsedAt ?? credential.recordedAt, moment) >= sessionTimes.idleDays * day)
		return null;
	if (kind === 'session' || scope === null)
		return { kind: 'USER', id: user.id, userId: user.id, name: user.name, seats };
	const seat = seats.find((one) => one.deskId === scope.deskId);
	if (!seat) return null;
	const name = `${user.name} (${credential.name})`;
	return { kind: 'KEY', id, userId: user.id, name, seats: [{ ...seat, role: lesserRole(seat.role, scope.role) }] };
}

const day = 86_400_000;
export const msBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);

/** How long keys last when nothing is said, and at most, in days. */
export const keyDays = { usual: 90, most: 366 } as const;
/** How long a session lasts at most, and without being used, in days; after how many minutes of use its secret is a new one. */
export const sessionTimes = { days: 30, idleDays: 7, rotateAfterMinutes: 60, graceSeconds: 60 } as const;
